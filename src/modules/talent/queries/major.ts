import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Major } from '../contract/major.ts'

const majors = (db: Db) =>
  db
    .selectFrom('talent.major')
    .select(['code', 'name', 'title', sql<Major['level']>`level`.as('level')])
    .orderBy('code')

/** Majors in use by code. */
export const listMajors = (db: Db): Promise<Major[]> => majors(db).where('retired', '=', false).execute()

/** Majors in use and retired by code. */
export const everyMajor = (db: Db): Promise<Major[]> => majors(db).execute()

/** Names of majors by code, of those retired as well. */
export async function majorNames(db: Db, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await db
    .selectFrom('talent.major')
    .select(['code', 'name'])
    .where('code', 'in', [...new Set(codes)])
    .execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** Those of the codes that no major in the catalogue has. */
export async function unknownMajors(db: Db, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return []
  const rows = await db.selectFrom('talent.major').select('code').where('code', 'in', codes).execute()
  const known = new Set(rows.map(({ code }) => code))
  return codes.filter((code) => !known.has(code))
}

/** Inserts majors; those that are there are renamed. */
export async function writeMajors(db: Db, majors: readonly Major[]): Promise<void> {
  for (let at = 0; at < majors.length; at += 1000)
    await db
      .insertInto('talent.major')
      .values([...majors.slice(at, at + 1000)])
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet(({ ref }) => ({
          name: ref('excluded.name'),
          title: ref('excluded.title'),
        })),
      )
      .execute()
}
