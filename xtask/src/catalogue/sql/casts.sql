select pg_temp.type(castsource), pg_temp.type(casttarget),
       case castcontext when 'i' then 'implicit' when 'a' then 'assignment' when 'e' then 'explicit' end,
       case castmethod when 'f' then pg_temp.proc(castfunc) when 'b' then 'binary' when 'i' then 'inout' end
from pg_cast
where oid < 16384
