import { sql } from 'kysely'
import type { Context } from '../context.ts'

/**
 * Drops drafts that hold what is being erased, whoever typed them: those of forms under a prefix that name one of the words
 * in key or value.
 */
export async function forgetDrafts(
  tx: Context,
  { prefix, words }: { prefix: string; words: readonly (string | null)[] },
): Promise<void> {
  const told = words.filter((word) => word !== null && word !== '')
  await sql`delete from platform.draft where starts_with(key, ${prefix}) and exists (
    select from unnest(${told}::text[]) as word
    where strpos(key, word) > 0 or strpos(value::text, word) > 0)`.execute(tx.db)
}
