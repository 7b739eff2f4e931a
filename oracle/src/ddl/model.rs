//! What there is on the server to alter and drop, as far as statements are made up from it.

use tokio_postgres::{Client, SimpleQueryMessage};

/// A relation with its columns.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    pub(super) name: String,
    /// `relkind`, with `P` for a partition.
    pub(super) kind: char,
    /// Names and types.
    pub(super) columns: Vec<(String, String)>,
    pub(super) constraints: Vec<String>,
    pub(super) indexes: Vec<String>,
}

/// Everything by kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    pub(super) schemas: Vec<String>,
    pub(super) relations: Vec<Relation>,
    /// Enums, domains, ranges and composite types.
    pub(super) types: Vec<(char, String)>,
    /// With their arguments.
    pub(super) functions: Vec<(char, String)>,
    /// Names behind ON.
    pub(super) triggers: Vec<(String, String)>,
    pub(super) rules: Vec<(String, String)>,
}

const QUERY: &str = "
with own as (select oid, nspname from pg_namespace where nspname in ('public', 's1', 's2'))
select 'schema', nspname, '', '', '' from own where nspname <> 'public'
union all
select 'relation', case nspname when 'public' then '' else nspname || '.' end || relname,
    case when relispartition then 'P' else relkind::text end,
    (select string_agg(attname || ' ' || format_type(atttypid, atttypmod), ';' order by attnum)
        from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped),
    coalesce((select string_agg(conname, ';' order by conname) from pg_constraint where conrelid = c.oid and contype <> 't'), '') || '|'
        || coalesce((select string_agg(relname, ';' order by relname) from pg_class x join pg_index i on i.indexrelid = x.oid where indrelid = c.oid), '')
from pg_class c join own on own.oid = relnamespace where relkind in ('r', 'p', 'v', 'm', 'c', 'S', 'f')
union all
select 'type', case nspname when 'public' then '' else nspname || '.' end || typname, typtype::text, '', ''
from pg_type t join own on own.oid = typnamespace
where typtype in ('e', 'd', 'r') or typtype = 'c' and (select relkind from pg_class where oid = typrelid) = 'c'
union all
select 'function', case nspname when 'public' then '' else nspname || '.' end || proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
    prokind::text, '', ''
from pg_proc p join own on own.oid = pronamespace
union all
select 'trigger', tgname, '', tgrelid::regclass::text, '' from pg_trigger where not tgisinternal
union all
select 'rule', rulename, '', ev_class::regclass::text, '' from pg_rewrite where rulename <> '_RETURN' and ev_class >= 16384
order by 1, 2";

impl Model {
    pub(super) async fn read(client: &Client) -> Result<Model, tokio_postgres::Error> {
        let mut model = Model::default();
        for message in client.simple_query(QUERY).await? {
            let SimpleQueryMessage::Row(row) = message else { continue };
            let text = |position: usize| row.get(position).unwrap_or_default().to_owned();
            let (name, kind) = (text(1), text(2).chars().next().unwrap_or('?'));
            match row.get(0).unwrap_or_default() {
                "schema" => model.schemas.push(name),
                "relation" => {
                    let columns = text(3);
                    let columns = columns.split(';').filter_map(|c| c.split_once(' '));
                    let columns = columns.map(|(name, ty)| (name.to_owned(), ty.to_owned()));
                    let names = text(4);
                    let (constraints, indexes) = names.split_once('|').unwrap_or(("", &names));
                    let list = |names: &str| {
                        let names = names.split(';').filter(|name| !name.is_empty());
                        names.map(str::to_owned).collect()
                    };
                    model.relations.push(Relation {
                        name,
                        kind,
                        columns: columns.collect(),
                        constraints: list(constraints),
                        indexes: list(indexes),
                    });
                }
                "type" => model.types.push((kind, name)),
                "function" => model.functions.push((kind, name)),
                "trigger" => model.triggers.push((name, text(3))),
                _ => model.rules.push((name, text(3))),
            }
        }
        Ok(model)
    }
}
