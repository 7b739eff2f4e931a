delete from jobs where id = {id} returning *
