-- Written by `cargo sqlweave catalogue --extension pgcrypto`.
-- extension = 'pgcrypto'
-- default_version = '1.3' -- 14-17
-- versions = '1.3' -- 14-17
-- default_version = '1.4' -- 18
-- versions = '1.3', '1.4' -- 18
-- relocatable = true
create function armor(bytea) returns text immutable strict;
create function armor(bytea, text[], text[]) returns text immutable strict;
create function crypt(text, text) returns text immutable strict;
create function dearmor(text) returns bytea immutable strict;
create function decrypt(bytea, bytea, text) returns bytea immutable strict;
create function decrypt_iv(bytea, bytea, bytea, text) returns bytea immutable strict;
create function digest(bytea, text) returns bytea immutable strict;
create function digest(text, text) returns bytea immutable strict;
create function encrypt(bytea, bytea, text) returns bytea immutable strict;
create function encrypt_iv(bytea, bytea, bytea, text) returns bytea immutable strict;
create function fips_mode() returns boolean strict; -- 18
create function gen_random_bytes(integer) returns bytea strict;
create function gen_random_uuid() returns uuid;
create function gen_salt(text) returns text strict;
create function gen_salt(text, integer) returns text strict;
create function hmac(bytea, bytea, text) returns bytea immutable strict;
create function hmac(text, text, text) returns bytea immutable strict;
create function pgp_armor_headers(text, OUT key text, OUT value text) returns SETOF record immutable strict;
create function pgp_key_id(bytea) returns text immutable strict;
create function pgp_pub_decrypt(bytea, bytea) returns text immutable strict;
create function pgp_pub_decrypt(bytea, bytea, text) returns text immutable strict;
create function pgp_pub_decrypt(bytea, bytea, text, text) returns text immutable strict;
create function pgp_pub_decrypt_bytea(bytea, bytea) returns bytea immutable strict;
create function pgp_pub_decrypt_bytea(bytea, bytea, text) returns bytea immutable strict;
create function pgp_pub_decrypt_bytea(bytea, bytea, text, text) returns bytea immutable strict;
create function pgp_pub_encrypt(text, bytea) returns bytea strict;
create function pgp_pub_encrypt(text, bytea, text) returns bytea strict;
create function pgp_pub_encrypt_bytea(bytea, bytea) returns bytea strict;
create function pgp_pub_encrypt_bytea(bytea, bytea, text) returns bytea strict;
create function pgp_sym_decrypt(bytea, text) returns text immutable strict;
create function pgp_sym_decrypt(bytea, text, text) returns text immutable strict;
create function pgp_sym_decrypt_bytea(bytea, text) returns bytea immutable strict;
create function pgp_sym_decrypt_bytea(bytea, text, text) returns bytea immutable strict;
create function pgp_sym_encrypt(text, text) returns bytea strict;
create function pgp_sym_encrypt(text, text, text) returns bytea strict;
create function pgp_sym_encrypt_bytea(bytea, text) returns bytea strict;
create function pgp_sym_encrypt_bytea(bytea, text, text) returns bytea strict;
