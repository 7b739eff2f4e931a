update users set name = {?name}, referred_by = {?referred_by}, address = {?address} where id = {id} returning id, address
