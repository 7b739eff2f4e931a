update users set roles[1] = {role}, address.city = "Bonn" where id = {id} returning roles, address
