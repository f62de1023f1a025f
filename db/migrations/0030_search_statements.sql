-- Changed objects are noted once for a statement, not once for a row: a table of a hundred thousand rows waited longer for
-- its notes than for itself. The triggers, which are made at the start of the program, go with the old function.

drop function platform.note_search_due() cascade;

-- Notes the objects that changed rows concern. `tg_argv` is the kind, then SQL for ids over a row `r`; the rows are those
-- that the trigger calls `before_rows` and `after_rows`.
create function platform.note_search_due() returns trigger language plpgsql as $$
declare
  changed text := case tg_op
    when 'INSERT' then 'table after_rows'
    when 'DELETE' then 'table before_rows'
    else 'table before_rows union all table after_rows'
  end;
begin
  for i in 1 .. tg_nargs - 1 loop
    execute format(
      'insert into platform.search_due (kind, object_id)
        select distinct %L, c.id from (select (%s)::text as id from (%s) r) c where c.id is not null',
      tg_argv[0], tg_argv[i], changed);
  end loop;
  return null;
end $$;
