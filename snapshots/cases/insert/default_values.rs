insert into orders default values returning *
