select id from orders
where match {by} { By::Id(id) => id = {id}, By::User { user, state } => user_id = {user} and status = {?state}, By::All => true }
  and amount >= {?least}
