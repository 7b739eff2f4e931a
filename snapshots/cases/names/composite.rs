select address, (address).street as street, array[address] as all_of_them from users
