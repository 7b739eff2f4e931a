-- Written by `cargo sqlweave catalogue --extension pageinspect`.
-- extension = 'pageinspect'
-- default_version = '1.9' -- 14
-- versions = '1.5', '1.6', '1.7', '1.8', '1.9' -- 14
-- default_version = '1.11' -- 15
-- versions = '1.10', '1.11', '1.5', '1.6', '1.7', '1.8', '1.9' -- 15
-- default_version = '1.12' -- 16-17
-- versions = '1.10', '1.11', '1.12', '1.5', '1.6', '1.7', '1.8', '1.9' -- 16-17
-- default_version = '1.13' -- 18
-- versions = '1.10', '1.11', '1.12', '1.13', '1.5', '1.6', '1.7', '1.8', '1.9' -- 18
-- relocatable = true
create function brin_metapage_info(page bytea, OUT magic text, OUT version integer, OUT pagesperrange integer, OUT lastrevmappage bigint) returns record strict;
create function brin_page_items(page bytea, index_oid regclass, OUT itemoffset integer, OUT blknum bigint, OUT attnum integer, OUT allnulls boolean, OUT hasnulls boolean, OUT placeholder boolean, OUT value text) returns SETOF record strict; -- 14-15
create function brin_page_items(page bytea, index_oid regclass, OUT itemoffset integer, OUT blknum bigint, OUT attnum integer, OUT allnulls boolean, OUT hasnulls boolean, OUT placeholder boolean, OUT empty boolean, OUT value text) returns SETOF record strict; -- 16-18
create function brin_page_type(page bytea) returns text strict;
create function brin_revmap_data(page bytea, OUT pages tid) returns SETOF tid strict;
create function bt_metap(relname text, OUT magic integer, OUT version integer, OUT root bigint, OUT level bigint, OUT fastroot bigint, OUT fastlevel bigint, OUT last_cleanup_num_delpages bigint, OUT last_cleanup_num_tuples double precision, OUT allequalimage boolean) returns record strict;
create function bt_multi_page_stats(relname text, blkno bigint, blk_count bigint, OUT blkno bigint, OUT type "char", OUT live_items integer, OUT dead_items integer, OUT avg_item_size integer, OUT page_size integer, OUT free_size integer, OUT btpo_prev bigint, OUT btpo_next bigint, OUT btpo_level bigint, OUT btpo_flags integer) returns SETOF record strict; -- 16-18
create function bt_page_items(page bytea, OUT itemoffset smallint, OUT ctid tid, OUT itemlen smallint, OUT nulls boolean, OUT vars boolean, OUT data text, OUT dead boolean, OUT htid tid, OUT tids tid[]) returns SETOF record strict;
create function bt_page_items(relname text, blkno bigint, OUT itemoffset smallint, OUT ctid tid, OUT itemlen smallint, OUT nulls boolean, OUT vars boolean, OUT data text, OUT dead boolean, OUT htid tid, OUT tids tid[]) returns SETOF record strict;
create function bt_page_stats(relname text, blkno bigint, OUT blkno bigint, OUT type "char", OUT live_items integer, OUT dead_items integer, OUT avg_item_size integer, OUT page_size integer, OUT free_size integer, OUT btpo_prev bigint, OUT btpo_next bigint, OUT btpo_level bigint, OUT btpo_flags integer) returns record strict;
create function fsm_page_contents(page bytea) returns text strict;
create function get_raw_page(text, bigint) returns bytea strict;
create function get_raw_page(text, text, bigint) returns bytea strict;
create function gin_leafpage_items(page bytea, OUT first_tid tid, OUT nbytes smallint, OUT tids tid[]) returns SETOF record strict;
create function gin_metapage_info(page bytea, OUT pending_head bigint, OUT pending_tail bigint, OUT tail_free_size integer, OUT n_pending_pages bigint, OUT n_pending_tuples bigint, OUT n_total_pages bigint, OUT n_entry_pages bigint, OUT n_data_pages bigint, OUT n_entries bigint, OUT version integer) returns record strict;
create function gin_page_opaque_info(page bytea, OUT rightlink bigint, OUT maxoff integer, OUT flags text[]) returns record strict;
create function gist_page_items(page bytea, index_oid regclass, OUT itemoffset smallint, OUT ctid tid, OUT itemlen smallint, OUT dead boolean, OUT keys text) returns SETOF record strict;
create function gist_page_items_bytea(page bytea, OUT itemoffset smallint, OUT ctid tid, OUT itemlen smallint, OUT dead boolean, OUT key_data bytea) returns SETOF record strict;
create function gist_page_opaque_info(page bytea, OUT lsn pg_lsn, OUT nsn pg_lsn, OUT rightlink bigint, OUT flags text[]) returns record strict;
create function hash_bitmap_info(index_oid regclass, blkno bigint, OUT bitmapblkno bigint, OUT bitmapbit integer, OUT bitstatus boolean) returns SETOF record strict;
create function hash_metapage_info(page bytea, OUT magic bigint, OUT version bigint, OUT ntuples double precision, OUT ffactor integer, OUT bsize integer, OUT bmsize integer, OUT bmshift integer, OUT maxbucket bigint, OUT highmask bigint, OUT lowmask bigint, OUT ovflpoint bigint, OUT firstfree bigint, OUT nmaps bigint, OUT procid oid, OUT spares bigint[], OUT mapp bigint[]) returns record strict;
create function hash_page_items(page bytea, OUT itemoffset integer, OUT ctid tid, OUT data bigint) returns SETOF record strict;
create function hash_page_stats(page bytea, OUT live_items integer, OUT dead_items integer, OUT page_size integer, OUT free_size integer, OUT hasho_prevblkno bigint, OUT hasho_nextblkno bigint, OUT hasho_bucket bigint, OUT hasho_flag integer, OUT hasho_page_id integer) returns record strict;
create function hash_page_type(page bytea) returns text strict;
create function heap_page_item_attrs(page bytea, rel_oid regclass, OUT lp smallint, OUT lp_off smallint, OUT lp_flags smallint, OUT lp_len smallint, OUT t_xmin xid, OUT t_xmax xid, OUT t_field3 integer, OUT t_ctid tid, OUT t_infomask2 integer, OUT t_infomask integer, OUT t_hoff smallint, OUT t_bits text, OUT t_oid oid, OUT t_attrs bytea[]) returns SETOF record;
create function heap_page_item_attrs(page bytea, rel_oid regclass, do_detoast boolean, OUT lp smallint, OUT lp_off smallint, OUT lp_flags smallint, OUT lp_len smallint, OUT t_xmin xid, OUT t_xmax xid, OUT t_field3 integer, OUT t_ctid tid, OUT t_infomask2 integer, OUT t_infomask integer, OUT t_hoff smallint, OUT t_bits text, OUT t_oid oid, OUT t_attrs bytea[]) returns SETOF record;
create function heap_page_items(page bytea, OUT lp smallint, OUT lp_off smallint, OUT lp_flags smallint, OUT lp_len smallint, OUT t_xmin xid, OUT t_xmax xid, OUT t_field3 integer, OUT t_ctid tid, OUT t_infomask2 integer, OUT t_infomask integer, OUT t_hoff smallint, OUT t_bits text, OUT t_oid oid, OUT t_data bytea) returns SETOF record strict;
create function heap_tuple_infomask_flags(t_infomask integer, t_infomask2 integer, OUT raw_flags text[], OUT combined_flags text[]) returns record strict;
create function page_checksum(page bytea, blkno bigint) returns smallint strict;
create function page_header(page bytea, OUT lsn pg_lsn, OUT checksum smallint, OUT flags smallint, OUT lower smallint, OUT upper smallint, OUT special smallint, OUT pagesize smallint, OUT version smallint, OUT prune_xid xid) returns record strict; -- 14
create function page_header(page bytea, OUT lsn pg_lsn, OUT checksum smallint, OUT flags smallint, OUT lower integer, OUT upper integer, OUT special integer, OUT pagesize integer, OUT version smallint, OUT prune_xid xid) returns record strict; -- 15-18
create function tuple_data_split(rel_oid oid, t_data bytea, t_infomask integer, t_infomask2 integer, t_bits text) returns bytea[];
create function tuple_data_split(rel_oid oid, t_data bytea, t_infomask integer, t_infomask2 integer, t_bits text, do_detoast boolean) returns bytea[];
