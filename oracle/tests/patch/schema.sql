create table users (
    id bigint primary key,
    name text not null default 'nobody',
    age integer,
    changes integer not null default 0
);

create function tidy() returns trigger language plpgsql
    as 'begin new.name := trim(new.name); new.changes := old.changes + 1; return new; end';

create trigger tidy before update on users for each row execute function tidy();
