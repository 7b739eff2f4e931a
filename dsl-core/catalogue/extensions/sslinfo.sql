-- Written by `cargo sqlweave catalogue --extension sslinfo`.
-- extension = 'sslinfo'
-- default_version = '1.2'
-- versions = '1.2'
-- relocatable = true
create function ssl_cipher() returns text strict;
create function ssl_client_cert_present() returns boolean strict;
create function ssl_client_dn() returns text strict;
create function ssl_client_dn_field(text) returns text strict;
create function ssl_client_serial() returns numeric strict;
create function ssl_extension_info(OUT name text, OUT value text, OUT critical boolean) returns SETOF record strict;
create function ssl_is_used() returns boolean strict;
create function ssl_issuer_dn() returns text strict;
create function ssl_issuer_field(text) returns text strict;
create function ssl_version() returns text strict;
