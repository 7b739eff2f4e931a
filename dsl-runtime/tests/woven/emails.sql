select email from users order by id
