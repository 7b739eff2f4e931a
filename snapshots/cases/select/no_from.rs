select now() as at, current_date, current_user as who, {x}::int + 1 as next
