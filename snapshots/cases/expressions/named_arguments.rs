select make_interval(days => 3, hours => 2) as span, order_total(order_id => {id}) as total
