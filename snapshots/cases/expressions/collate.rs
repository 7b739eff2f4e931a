select name from users order by name collate @"C"
