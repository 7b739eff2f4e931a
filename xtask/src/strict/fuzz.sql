create type pg_temp.mood as enum ('sad', 'ok', 'happy');
create sequence pg_temp.counter;
create sequence pg_temp.counter2;
create sequence pg_temp.counter3 increment -1;
create sequence pg_temp.counter4 start 5;
create sequence pg_temp.counter5 cycle;
select nextval('pg_temp.counter' || suffix) from unnest('{"",2,3,4,5}'::text[]) suffix;
do $$
begin
  create foreign data wrapper fuzz_wrapper;
  create server fuzz_server foreign data wrapper fuzz_wrapper;
exception when duplicate_object then null;
end
$$;
-- Runs queries that each give a count of rows and of values; those that fail are passed over.
create function pg_temp.fuzz(calls text[], out good int, out nulls int, out example text) language plpgsql as $$
declare
  call text;
  n_rows bigint;
  n_values bigint;
begin
  good := 0;
  nulls := 0;
  foreach call in array calls loop
    begin
      execute call into n_rows, n_values;
      if n_rows > 0 then good := good + 1; end if;
      if n_values < n_rows then
        nulls := nulls + 1;
        example := coalesce(example, call);
      end if;
    exception when others then null;
    end;
  end loop;
end
$$;
