import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Guard } from '#platform/rights/rights.ts'
import { scopeFilter } from '#platform/rights/scope-filter.ts'

/** What an object is called, and the class it belongs to. */
export interface Placed {
  title: string
  classId: string
}

const placed = (rows: readonly { id: string; title: string; class_id: string }[]): Map<string, Placed> =>
  new Map(rows.map((row) => [row.id, { title: row.title, classId: row.class_id }]))

/** Marks by who and where. */
export async function attendancePlaces(db: Db, ids: string[]): Promise<Map<string, Placed>> {
  const rows = await db
    .selectFrom('training.attendance as a')
    .innerJoin('training.session as s', 's.id', 'a.session_id')
    .innerJoin('training.nomination as n', 'n.id', 'a.nomination_id')
    .innerJoin('directory.person as p', 'p.id', 'n.person_id')
    .select(['a.id', 's.class_id', sql<string>`p.name || ' · ' || s.title`.as('title')])
    .where(sql<boolean>`a.id::text = any(${ids})`)
    .execute()
  return placed(rows)
}

/** Leave by whose it is. */
export async function leavePlaces(db: Db, ids: string[]): Promise<Map<string, Placed>> {
  const rows = await db
    .selectFrom('training.leave as l')
    .innerJoin('training.nomination as n', 'n.id', 'l.nomination_id')
    .innerJoin('directory.person as p', 'p.id', 'n.person_id')
    .select(['l.id', 'n.class_id', 'p.name as title'])
    .where(sql<boolean>`l.id::text = any(${ids})`)
    .execute()
  return placed(rows)
}

/** Fees by their session. */
export async function feePlaces(db: Db, ids: string[]): Promise<Map<string, Placed>> {
  const rows = await db
    .selectFrom('training.session')
    .select(['id', 'class_id', 'title'])
    .where(sql<boolean>`id::text = any(${ids})`)
    .execute()
  return placed(rows)
}

/** Entries of the ledger by whose they are and where from. */
export async function hoursTitles(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('training.hours_entry as h')
    .innerJoin('directory.person as p', 'p.id', 'h.person_id')
    .select(['h.id', sql<string>`p.name || ' · ' || h.source`.as('title')])
    .where(sql<boolean>`h.id::text = any(${ids})`)
    .execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** Ranks are seen by who reads the ledger of these people, and by these themselves. */
export const visibleProfiles: Guard = async (ctx, ids) => {
  const rows = await ctx.db
    .selectFrom('directory.person as p')
    .leftJoin('access.account as a', 'a.person_id', 'p.id')
    .select('p.id')
    .where(sql<boolean>`p.id::text = any(${ids})`)
    .where((where) =>
      where.or([
        scopeFilter(ctx, 'training.hours.read', {
          orgIds: [sql.ref('p.org_id')],
          accountIds: [sql.ref('a.id')],
        }),
        sql<boolean>`p.id = ${ctx.actor.personId}`,
      ]),
    )
    .execute()
  return new Set(rows.map(({ id }) => id))
}
