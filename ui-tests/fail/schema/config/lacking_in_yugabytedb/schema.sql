create table events (id bigint primary key, kind text not null, amount int not null, during tstzrange);
