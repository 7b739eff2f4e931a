copy users (tenant_id, email, name, address, roles) from {..users}
