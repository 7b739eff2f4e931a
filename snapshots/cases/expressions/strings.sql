select 'it''s' as apostrophe, E'tab\there' as escaped, $$dollar$$ as dollar, 1.5e3 as number
