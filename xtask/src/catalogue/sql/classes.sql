select amname, pg_temp.qualified(opcnamespace, opcname), pg_temp.stable(c.oid), pg_temp.qualified(opfnamespace, opfname),
       pg_temp.type(opcintype), pg_temp.words(case when opcdefault then 'default' end)
from pg_opclass c join pg_am a on a.oid = opcmethod join pg_opfamily f on f.oid = opcfamily
where c.oid < 16384 and amname in ('btree', 'hash')
