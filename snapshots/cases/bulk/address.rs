insert into users (tenant_id, email, name, address, roles) values {..users}
