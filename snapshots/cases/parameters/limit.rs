select id from jobs where timeout > {timeout} and run_at < now() - {age} * interval "1 hour" limit {n}
