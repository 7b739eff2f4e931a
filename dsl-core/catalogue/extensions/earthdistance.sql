-- Written by `cargo sqlweave catalogue --extension earthdistance`.
-- extension = 'earthdistance'
-- default_version = '1.1' -- 14-15
-- versions = '1.1' -- 14-15
-- default_version = '1.2' -- 16-18
-- versions = '1.1', '1.2' -- 16-18
-- relocatable = true
-- requires = 'cube'
create domain earth as cube constraint not_3d CHECK ((cube_dim(VALUE) <= 3)) constraint not_point CHECK (cube_is_point(VALUE)) constraint on_surface CHECK ((abs(((cube_distance(VALUE, '(0)'::cube) / earth()) - '1'::double precision)) < '1e-06'::double precision));
create function earth() returns double precision immutable;
create function earth_box(earth, double precision) returns cube immutable strict;
create function earth_distance(earth, earth) returns double precision immutable strict;
create function gc_to_sec(double precision) returns double precision immutable strict;
create function geo_distance(point, point) returns double precision immutable strict;
create function latitude(earth) returns double precision immutable strict;
create function ll_to_earth(double precision, double precision) returns earth immutable strict;
create function longitude(earth) returns double precision immutable strict;
create function sec_to_gc(double precision) returns double precision immutable strict;
create operator <@> (function = geo_distance, leftarg = point, rightarg = point, commutator = <@>);
