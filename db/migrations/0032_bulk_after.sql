-- A bulk edit of a problem's lead unit changes more of the row than one value, and whether somebody touched it since is
-- seen only by comparing with what the row was right afterwards. So each row keeps that as well; of the edits made so
-- far, which set one value alike for all, it is that value.

alter table platform.bulk_edit_row add column after jsonb;

update platform.bulk_edit_row r set after = b.value from platform.bulk_edit b where b.id = r.bulk_edit_id;
