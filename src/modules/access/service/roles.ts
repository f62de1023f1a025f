import { isDeepStrictEqual } from 'node:util'
import { type Change, recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { EndpointInfo } from '#platform/http/endpoints.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { RightsMatrix, Role } from '../contract.ts'
import {
  emptyRole,
  listRoles as listRoleRows,
  listStoredRoles,
  putRole,
  type StoredRole,
} from '../queries/role.ts'
import { roleRef } from '../refs.ts'
import { roles } from '../roles/index.ts'
import { permissionsOf, type RoleData } from '../roles/role-data.ts'
import { rightsMatrixOf } from '../rules/matrix.ts'

const roleLoad: ObjectRef = { kind: 'system.load', id: 'roles' }

export function listRoles(ctx: Context): Promise<Role[]> {
  requireRight(ctx, 'access.role.read', {})
  return listRoleRows(ctx.db, businessDay(ctx.clock))
}

/** Which role may call which endpoint, from the roles as stored. */
export async function rightsMatrix(ctx: Context, endpoints: readonly EndpointInfo[]): Promise<RightsMatrix> {
  requireRight(ctx, 'access.role.read', {})
  return rightsMatrixOf(await listStoredRoles(ctx.db), endpoints)
}

/** Brings the stored roles to those of the product: at every start, so that an update reaches who holds them. */
export async function installRoles(tx: Context): Promise<void> {
  const stored = new Map((await listStoredRoles(tx.db)).map((role) => [role.code, role]))
  const changes: Change[] = []
  const change = (code: string, before: unknown, after: unknown): Change => ({
    action: 'access.role.install',
    object: roleRef(code),
    before,
    after,
    links: [{ from: roleRef(code), relation: 'loadedBy', to: roleLoad }],
  })
  for (const [index, role] of roles.entries()) {
    const before = stored.get(role.code) ?? null
    stored.delete(role.code)
    const after = storedShape(role)
    if (before !== null && isDeepStrictEqual(sorted(before), sorted(after))) continue
    await putRole(tx.db, role, index + 1)
    changes.push(change(role.code, before, after))
  }
  for (const [code, before] of stored) {
    if (before.permissions.length === 0) continue
    await emptyRole(tx.db, code)
    changes.push(change(code, before, { ...before, permissions: [] }))
  }
  await recordChanges(tx, changes)
}

function storedShape(role: RoleData): StoredRole {
  const { gives: _gives, needs, ...rest } = role
  return { ...rest, needs: [...needs], permissions: permissionsOf(role) }
}

const sorted = (role: StoredRole) => ({
  ...role,
  permissions: role.permissions.map(({ permission, scope }) => `${permission} ${scope}`).sort(),
})
