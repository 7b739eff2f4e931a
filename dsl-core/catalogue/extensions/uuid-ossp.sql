-- Written by `cargo sqlweave catalogue --extension uuid-ossp`.
-- extension = 'uuid-ossp'
-- default_version = '1.1'
-- versions = '1.1'
-- relocatable = true
create function uuid_generate_v1() returns uuid strict;
create function uuid_generate_v1mc() returns uuid strict;
create function uuid_generate_v3(namespace uuid, name text) returns uuid immutable strict;
create function uuid_generate_v4() returns uuid strict;
create function uuid_generate_v5(namespace uuid, name text) returns uuid immutable strict;
create function uuid_nil() returns uuid immutable strict;
create function uuid_ns_dns() returns uuid immutable strict;
create function uuid_ns_oid() returns uuid immutable strict;
create function uuid_ns_url() returns uuid immutable strict;
create function uuid_ns_x500() returns uuid immutable strict;
