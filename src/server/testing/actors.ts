import type { Actor } from '#platform/context.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Reach } from '#platform/rights/reach.ts'

/** A reach by what it covers; nothing when nothing is said. */
export function reach(
  parts: Partial<Record<'orgIds' | 'chainCodes' | 'regionCodes' | 'accountIds', string[]>> & {
    everywhere?: boolean
  } = {},
): Reach {
  return {
    everywhere: parts.everywhere ?? false,
    orgIds: new Set(parts.orgIds),
    chainCodes: new Set(parts.chainCodes),
    regionCodes: new Set(parts.regionCodes),
    accountIds: new Set(parts.accountIds),
  }
}

/** Somebody with exactly these permissions. */
export function actorWith(
  rights: Partial<Record<Permission, Reach>>,
  who: { id?: string; personId?: string | null } = {},
): Actor {
  return {
    id: who.id ?? 'somebody',
    name: '测试经办人',
    personId: who.personId ?? null,
    orgId: null,
    rights: new Map(Object.entries(rights) as [Permission, Reach][]),
  }
}

/** How far a hand-made actor's permissions reach. */
export interface TestReach {
  everywhere?: boolean
  orgIds?: string[]
  chainCodes?: string[]
  regionCodes?: string[]
}

/** Somebody with these permissions, all of one reach; the account itself is always within it. */
export function testPerson(
  id: string,
  orgId: string | null,
  permissions: readonly Permission[],
  reach: TestReach = {},
): Actor {
  const covered: Reach = {
    everywhere: reach.everywhere ?? false,
    orgIds: new Set(reach.orgIds ?? (orgId === null ? [] : [orgId])),
    chainCodes: new Set(reach.chainCodes),
    regionCodes: new Set(reach.regionCodes),
    accountIds: new Set([id]),
  }
  return {
    id,
    name: `测试人员${id}`,
    personId: null,
    orgId,
    rights: new Map(permissions.map((permission) => [permission, covered])),
  }
}
