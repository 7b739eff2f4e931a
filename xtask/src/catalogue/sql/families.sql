select amname, pg_temp.qualified(opfnamespace, opfname), pg_temp.stable(f.oid)
from pg_opfamily f join pg_am a on a.oid = opfmethod
where f.oid < 16384 and amname in ('btree', 'hash')
