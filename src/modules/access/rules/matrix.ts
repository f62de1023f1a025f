import type { EndpointInfo } from '#platform/http/endpoints.ts'
import type { Permission, ScopeKind } from '#platform/rights/permission.ts'
import type { RightsMatrix, RoleKind } from '../contract.ts'

interface RoleWithPermissions {
  code: string
  kind: RoleKind
  name: string
  nameEn: string
  permissions: readonly { permission: Permission; scope: ScopeKind }[]
}

/** Which role may call which endpoint and how far it reaches there. Endpoints stay in the contract's order. */
export function rightsMatrixOf(
  roles: readonly RoleWithPermissions[],
  endpoints: readonly EndpointInfo[],
): RightsMatrix {
  return {
    roles: roles.map(({ code, kind, name, nameEn }) => ({ code, kind, name, nameEn })),
    endpoints: endpoints.map((endpoint) => ({
      ...endpoint,
      scopes: Object.fromEntries(
        roles.flatMap((role) => {
          const scopes = role.permissions
            .filter(({ permission }) => permission === endpoint.right)
            .map(({ scope }) => scope)
          return scopes.length === 0 ? [] : [[role.code, scopes]]
        }),
      ),
    })),
  }
}
