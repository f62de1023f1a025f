import { sql } from 'kysely'
import { type Db, jsonb } from '#platform/db/database.ts'

/** Where anonymous answers stand, and what they are about. */
type Answered =
  | { table: 'training.rating'; about: 'session_id'; id: string }
  | { table: 'training.follow_up_answer'; about: 'class_id'; id: string }

/**
 * Takes anonymous answers in. All rows about the same are written anew, in random order: so neither a row's place in its
 * table nor the transaction that wrote it, which PostgreSQL keeps with every row, says which answer came with which person.
 */
export async function mixInAnswers(
  db: Db,
  { table, about, id }: Answered,
  given: readonly object[],
): Promise<void> {
  await sql`
    with gone as (delete from ${sql.table(table)} where ${sql.ref(about)} = ${id} returning answers)
    insert into ${sql.table(table)} (${sql.ref(about)}, answers)
    select ${id}::uuid, answers from (
      select answers from gone
      union all select value from jsonb_array_elements(${jsonb(given)})) mixed
    order by random()`.execute(db)
}
