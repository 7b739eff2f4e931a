select last_ip, host(last_ip) as host, last_ip << inet "10.0.0.0/8" as inside from users where last_ip is not null
