-- The control file, a line for each setting that matters.
select line
from pg_available_extensions x
left join pg_extension on extname = x.name
join pg_available_extension_versions v on v.name = x.name and v.version = coalesce(extversion, default_version),
lateral (values
  (1, format('default_version = %L', v.version)),
  (2, 'versions = ' || (select string_agg(quote_literal(version), ', ' order by version collate "C")
                        from pg_available_extension_versions a where a.name = x.name)),
  (3, format('relocatable = %s', case when v.relocatable then 'true' else 'false' end)),
  (4, case when v.schema is not null then format('schema = %L', v.schema) end),
  (5, 'requires = ' || (select string_agg(quote_literal(r), ', ' order by o) from unnest(v.requires) with ordinality u(r, o)))
) setting (place, line)
where x.name = current_setting('sqlweave.extension') and line is not null
order by place
