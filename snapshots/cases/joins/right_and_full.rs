select a.name as left_name, b.name as right_name, c.name as full_name from nodes a right join nodes b on b.parent_id = a.id full join nodes c on c.id = b.id
