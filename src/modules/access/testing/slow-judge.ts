import type { Permission, ScopeKind } from '#platform/rights/permission.ts'
import type { Belonging } from '#platform/rights/reach.ts'

/** A small invented world of trees, accounts and grants, as the tests of this module draw it. */
export interface TestWorld {
  /** Parent of each organisation, by id; null at the top. */
  orgs: Map<string, string | null>
  regions: Map<string, string | null>
  accounts: {
    id: string
    state: 'pending' | 'active' | 'disabled'
    orgId: string | null
    leftOn: string | null
  }[]
  roles: { code: string; needsChains: boolean; gives: { permission: Permission; scope: ScopeKind }[] }[]
  grants: {
    accountId: string
    roleCode: string
    orgId: string | null
    chainCodes: string[]
    regionCode: string | null
    sinceOn: string
    untilOn: string | null
    ended: boolean
    held: 'moved' | 'left' | null
  }[]
}

const liesBelow = (tree: Map<string, string | null>, id: string, root: string): boolean => {
  for (let at: string | null = id; at !== null; at = tree.get(at) ?? null) if (at === root) return true
  return false
}

/**
 * Whether an account may do this to that object on a day, found by asking every grant about every value: slow, obvious,
 * and written without the code it judges.
 */
export function mayInWorld(
  world: TestWorld,
  accountId: string,
  permission: Permission,
  object: Belonging,
  today: string,
): boolean {
  const account = world.accounts.find(({ id }) => id === accountId)
  if (account?.state !== 'active' || (account.leftOn !== null && account.leftOn <= today)) return false
  return world.grants.some((grant) => {
    if (grant.accountId !== accountId || grant.ended) return false
    if (today < grant.sinceOn || (grant.untilOn !== null && today > grant.untilOn)) return false
    const role = world.roles.find(({ code }) => code === grant.roleCode)
    const org = grant.orgId
    if (grant.held === 'left' || (grant.held === 'moved' && !role?.needsChains)) return false
    const has = (values: readonly (string | null)[] | undefined, fits: (value: string) => boolean): boolean =>
      (values ?? []).some((value) => value !== null && fits(value))
    return (role?.gives ?? []).some((given) => {
      if (given.permission !== permission) return false
      if (grant.held !== null && (given.scope === 'ownOrg' || given.scope === 'subtree')) return false
      if (given.scope === 'city') return true
      if (given.scope === 'self') return has(object.accountIds, (id) => id === accountId)
      if (given.scope === 'ownOrg') return has(object.orgIds, (id) => id === org)
      if (given.scope === 'subtree')
        return has(object.orgIds, (id) => org !== null && liesBelow(world.orgs, id, org))
      if (given.scope === 'ownChains')
        return has(object.chainCodes, (code) => grant.chainCodes.includes(code))
      return has(object.regionCodes, (code) =>
        grant.regionCode === null ? false : liesBelow(world.regions, code, grant.regionCode),
      )
    })
  })
}
