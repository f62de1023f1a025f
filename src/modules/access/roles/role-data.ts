import type { Permission, ScopeKind } from '#platform/rights/permission.ts'
import type { Anchor, RoleKind } from '../contract.ts'

/** What a role gives: each permission with the kinds of reach it has, several where any one of them is enough. */
export type Given = Readonly<Record<Permission, ScopeKind | readonly ScopeKind[]>>

/** A role as it comes with the product. The database holds the same after each start. */
export interface RoleData {
  code: string
  kind: RoleKind
  name: string
  nameEn: string
  /** One sentence: who it is for. */
  description: string
  descriptionEn: string
  /** Anchors without which a grant of this role would reach nothing of what it is for. */
  needs: readonly Anchor[]
  gives: Given
}

/** The permissions of a role, one pair for each kind of reach. */
export function permissionsOf(role: RoleData): { permission: Permission; scope: ScopeKind }[] {
  return Object.entries(role.gives).flatMap(([permission, scopes]) =>
    [scopes].flat().map((scope) => ({ permission: permission as Permission, scope })),
  )
}
