select id, label from jsonb_to_recordset('[{"id": 1, "label": "a"}]') as t (id int, label text)
