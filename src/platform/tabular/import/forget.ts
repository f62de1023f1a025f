import { sql } from 'kysely'
import type { Context } from '../../context.ts'

/**
 * Empties what batches keep of an object that is being erased: the rows that made or changed it, rows of the same kind that
 * name it in any cell, and the files they came in, which nobody can empty by the row. What a batch did and how many rows it
 * had stays; a row not taken yet counts as bad.
 *
 * @param of.words texts that mean the object, such as a name.
 */
export async function forgetImported(
  tx: Context,
  { kind, id, words }: { kind: string; id: string; words: readonly (string | null)[] },
): Promise<void> {
  const told = words.filter((word) => word !== null && word !== '')
  const { rows } = await sql<{ batch_id: string }>`
    update platform.import_row r set written = '{}', entered = '{}', tolerances = '[]', before = null, after = null,
      kept = null,
      outcome = case when b.state in ('reading', 'checked', 'failed', 'cancelled') then 'bad' else r.outcome end,
      faults = case when b.state in ('reading', 'checked', 'failed', 'cancelled')
        then '[{"column": null, "code": "erased", "details": {}}]'::jsonb else '[]'::jsonb end
    from platform.import_batch b
    where b.id = r.batch_id and b.object_kind = ${kind} and (r.object_id = ${id} or exists (
      select from unnest(${told}::text[]) as word
      where exists (select from jsonb_each_text(r.written) as cell where cell.value = word)
        or exists (select from jsonb_each_text(r.entered) as cell where cell.value = word)))
    returning r.batch_id`.execute(tx.db)
  const batches = [...new Set(rows.map((row) => row.batch_id))]
  if (batches.length > 0)
    await sql`update platform.import_batch set content = ''::bytea where id = any(${batches}::uuid[])`.execute(
      tx.db,
    )
}
