import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Major } from '../contract/major.ts'

/**
 * How a major `m` is called. Six disciplines bear the name of a major below them, such as 法学; a file that went out would
 * not tell which was meant, so a discipline is always called one.
 */
export const majorTitle = sql<string>`case when length(m.code) = 2 then m.name || '门类' else m.name end`

/** Majors in use by code. */
export async function listMajors(db: Db): Promise<Major[]> {
  const rows = await db
    .selectFrom('talent.major as m')
    .select(['m.code', 'm.catalogue', majorTitle.as('name')])
    .where('m.retired', '=', false)
    .orderBy('m.code')
    .execute()
  return rows.map((row) => ({ ...row, catalogue: row.catalogue as Major['catalogue'] }))
}

/** Those of the codes that no major in the catalogue has. */
export async function unknownMajors(db: Db, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return []
  const rows = await db.selectFrom('talent.major').select('code').where('code', 'in', codes).execute()
  const known = new Set(rows.map(({ code }) => code))
  return codes.filter((code) => !known.has(code))
}

export async function hasMajors(db: Db): Promise<boolean> {
  return (await db.selectFrom('talent.major').select('code').limit(1).executeTakeFirst()) !== undefined
}

/** Inserts majors. */
export async function insertMajors(db: Db, majors: readonly Major[]): Promise<void> {
  for (let at = 0; at < majors.length; at += 500)
    await db
      .insertInto('talent.major')
      .values([...majors.slice(at, at + 500)])
      .execute()
}
