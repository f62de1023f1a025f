import type { Permission, ScopeKind } from '#platform/rights/permission.ts'
import type { Reach } from '#platform/rights/reach.ts'

/** A grant in force with its anchors, and what lies below them. */
export interface ScopedGrant {
  accountId: string
  /** The organisation the reach is measured from. */
  orgId: string | null
  /** That organisation and all below it. */
  orgIds: Iterable<string>
  chainCodes: Iterable<string>
  /** The region of the grant and all below it. */
  regionCodes: Iterable<string>
  gives: Iterable<{ permission: Permission; scope: ScopeKind }>
}

interface OpenReach {
  everywhere: boolean
  orgIds: Set<string>
  chainCodes: Set<string>
  regionCodes: Set<string>
  accountIds: Set<string>
}

/** What several grants allow together: for each permission the union of what each grant reaches. */
export function reachOfGrants(grants: Iterable<ScopedGrant>): Map<Permission, Reach> {
  const rights = new Map<Permission, OpenReach>()
  for (const grant of grants) {
    for (const { permission, scope } of grant.gives) {
      let reach = rights.get(permission)
      if (reach === undefined) {
        reach = {
          everywhere: false,
          orgIds: new Set(),
          chainCodes: new Set(),
          regionCodes: new Set(),
          accountIds: new Set(),
        }
        rights.set(permission, reach)
      }
      extend(reach, scope, grant)
    }
  }
  return rights
}

function extend(reach: OpenReach, scope: ScopeKind, grant: ScopedGrant): void {
  switch (scope) {
    case 'city':
      reach.everywhere = true
      return
    case 'self':
      reach.accountIds.add(grant.accountId)
      return
    case 'ownOrg':
      if (grant.orgId !== null) reach.orgIds.add(grant.orgId)
      return
    case 'subtree':
      for (const id of grant.orgIds) reach.orgIds.add(id)
      return
    case 'ownChains':
      for (const code of grant.chainCodes) reach.chainCodes.add(code)
      return
    case 'region':
      for (const code of grant.regionCodes) reach.regionCodes.add(code)
      return
  }
}
