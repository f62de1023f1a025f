-- How many entries of the index of names wait to be sorted in is set by whoever writes: few after a single change, because
-- each search looks through them; more while a table of many rows is taken, because each sorting in costs the same.
alter index platform.search_name_tokens reset (gin_pending_list_limit);
