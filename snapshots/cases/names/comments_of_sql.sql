-- what psql takes
select id /* the /* nested */ key */, name -- and the name
from users;
