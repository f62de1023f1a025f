import { survivorOf } from '#modules/directory/index.ts'
import type { Db } from '#platform/db/database.ts'

/** An enterprise with its county and, where it has users, the organisation they belong to. */
export async function findNamedEnterprise(
  db: Db,
  id: string,
): Promise<{ id: string; name: string; regionCode: string; orgId: string | null } | null> {
  const row = await db
    .selectFrom('directory.enterprise as e')
    .leftJoin('directory.organisation as o', 'o.enterprise_id', 'e.id')
    .select(['e.id', 'e.name', 'e.region_code', 'o.id as org_id'])
    .where('e.id', '=', survivorOf(id))
    .executeTakeFirst()
  return row === undefined
    ? null
    : { id: row.id, name: row.name, regionCode: row.region_code, orgId: row.org_id }
}

export async function regionExists(db: Db, code: string): Promise<boolean> {
  return (
    (await db.selectFrom('directory.region').select('code').where('code', '=', code).executeTakeFirst()) !==
    undefined
  )
}

export async function findNamedPerson(
  db: Db,
  id: string,
): Promise<{ id: string; name: string; leftOn: string | null } | null> {
  const row = await db
    .selectFrom('directory.person')
    .select(['id', 'name', 'left_on'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : { id: row.id, name: row.name, leftOn: row.left_on }
}
