select word, case catcode when 'R' then 'reserved' when 'T' then 'reserved_function_or_type'
                          when 'C' then 'column_name' when 'U' then 'unreserved' end,
       pg_temp.words(case when barelabel then 'bare_label' end)
from pg_get_keywords()
