select amname, pg_temp.qualified(opfnamespace, opfname), pg_temp.type(amoplefttype), pg_temp.type(amoprighttype),
       amopstrategy, pg_temp.operator(amopopr)
from pg_amop m join pg_am a on a.oid = amopmethod join pg_opfamily f on f.oid = amopfamily
where m.oid < 16384 and amname in ('btree', 'hash') and amoppurpose = 's'
