import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Permission, ScopeKind } from '#platform/rights/permission.ts'
import type { Anchor, Role, RoleKind } from '../contract.ts'
import { permissionsOf, type RoleData } from '../roles/role-data.ts'

/** A role as stored, with its permissions in one text each: `chains.node.edit ownChains`. */
export interface StoredRole {
  code: string
  kind: RoleKind
  name: string
  nameEn: string
  description: string
  descriptionEn: string
  needs: Anchor[]
  permissions: { permission: Permission; scope: ScopeKind }[]
}

/** Every role in the order lists show them. */
export async function listStoredRoles(db: Db): Promise<StoredRole[]> {
  const [roles, permissions] = await Promise.all([
    db.selectFrom('access.role').selectAll().orderBy('position').execute(),
    db.selectFrom('access.role_permission').selectAll().orderBy('permission').orderBy('scope_kind').execute(),
  ])
  const byRole = Map.groupBy(permissions, (row) => row.role_code)
  return roles.map((row) => ({
    code: row.code,
    kind: row.kind as RoleKind,
    name: row.name,
    nameEn: row.name_en,
    description: row.description,
    descriptionEn: row.description_en,
    needs: row.needs as Anchor[],
    permissions: (byRole.get(row.code) ?? []).map((given) => ({
      permission: given.permission as Permission,
      scope: given.scope_kind as ScopeKind,
    })),
  }))
}

export async function findStoredRole(db: Db, code: string): Promise<StoredRole | null> {
  return (await listStoredRoles(db)).find((role) => role.code === code) ?? null
}

/** Roles with the number of active accounts that hold each on a day. */
export async function listRoles(db: Db, today: string): Promise<Role[]> {
  const [roles, holders] = await Promise.all([
    listStoredRoles(db),
    sql<{ role_code: string; holders: number }>`
      select g.role_code, count(distinct g.account_id) as holders
      from access.role_grant g join access.account a on a.id = g.account_id and a.state = 'active'
      where g.ended_at is null and g.since_on <= ${today}::date
        and (g.until_on is null or g.until_on >= ${today}::date)
      group by g.role_code`.execute(db),
  ])
  const count = new Map(holders.rows.map((row) => [row.role_code, Number(row.holders)]))
  return roles.map(({ permissions, ...role }) => ({
    ...role,
    permissions: [...Map.groupBy(permissions, (given) => given.permission)].map(([permission, given]) => ({
      permission,
      scopes: given.map(({ scope }) => scope),
    })),
    holders: count.get(role.code) ?? 0,
  }))
}

/** Writes a role with its permissions over whatever is stored under its code. */
export async function putRole(db: Db, role: RoleData, position: number): Promise<void> {
  const columns = {
    name: role.name,
    name_en: role.nameEn,
    description: role.description,
    description_en: role.descriptionEn,
    kind: role.kind,
    needs: [...role.needs],
    position,
  }
  await db
    .insertInto('access.role')
    .values({ code: role.code, ...columns })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(columns))
    .execute()
  await db.deleteFrom('access.role_permission').where('role_code', '=', role.code).execute()
  await db
    .insertInto('access.role_permission')
    .values(
      permissionsOf(role).map(({ permission, scope }) => ({
        role_code: role.code,
        permission,
        scope_kind: scope,
      })),
    )
    .execute()
}

/** Takes every permission from a role that the product no longer has; who held it keeps the record. */
export async function emptyRole(db: Db, code: string): Promise<void> {
  await db.deleteFrom('access.role_permission').where('role_code', '=', code).execute()
}

/** Names for threads. */
export async function roleNames(db: Db, codes: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('access.role')
    .select(['code', 'name'])
    .where('code', 'in', codes)
    .execute()
  return new Map(rows.map((row) => [row.code, row.name]))
}
