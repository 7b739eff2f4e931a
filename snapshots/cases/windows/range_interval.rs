select day, sum(revenue) over (order by day range between interval "7 days" preceding and current row exclude ties) as week from daily_sales
