create table orders (tenant_id bigint not null, id bigint not null, primary key (tenant_id, id));
