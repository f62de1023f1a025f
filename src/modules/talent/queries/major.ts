import type { Db } from '#platform/db/database.ts'
import type { Major } from '../contract/major.ts'

/** Majors in use by code. */
export async function listMajors(db: Db): Promise<Major[]> {
  const rows = await db
    .selectFrom('talent.major')
    .select(['code', 'name', 'catalogue'])
    .where('retired', '=', false)
    .orderBy('code')
    .execute()
  return rows.map((row) => ({ ...row, catalogue: row.catalogue as Major['catalogue'] }))
}

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
