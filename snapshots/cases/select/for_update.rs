select id, payload, attempts
from jobs
where queue = {queue} and done_at is null and locked_by is null
order by priority desc, run_at
limit 1
for update skip locked
