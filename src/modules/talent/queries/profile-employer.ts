import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'

/** A person whose employer went over to another entry, with the version that left behind. */
interface MovedEmployee {
  id: string
  lockVersion: number
}

/** How many people are told to work at an enterprise. */
export async function countEmployed(db: Db, enterpriseId: string): Promise<number> {
  const { count } = await db
    .selectFrom('talent.profile')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('enterprise_id', '=', enterpriseId)
    .executeTakeFirstOrThrow()
  return count
}

/** Makes the people of one enterprise those of another. */
export async function moveEmployed(db: Db, from: string, to: string): Promise<MovedEmployee[]> {
  const { rows } = await sql<MovedEmployee>`update talent.profile
    set enterprise_id = ${to}::uuid, lock_version = lock_version + 1 where enterprise_id = ${from}::uuid
    returning id, lock_version as "lockVersion"`.execute(db)
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** Puts back those whom nobody edited since; gives how many. */
export async function putBackEmployed(
  db: Db,
  people: readonly MovedEmployee[],
  from: string,
  to: string,
): Promise<number> {
  if (people.length === 0) return 0
  const { rows } = await sql<{ id: string }>`update talent.profile p
    set enterprise_id = ${from}::uuid, lock_version = p.lock_version + 1
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as m(id uuid, "lockVersion" int)
    where p.id = m.id and p.enterprise_id = ${to}::uuid and p.lock_version = m."lockVersion" returning p.id`.execute(
    db,
  )
  return rows.length
}
