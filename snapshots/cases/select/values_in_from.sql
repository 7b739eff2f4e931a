select v.id, v.label from (values (1, 'one'), (2, null)) as v (id, label)
