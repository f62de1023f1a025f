import type { Permission } from './permission.ts'

/** All that one permission covers for one person, over all grants. Empty sets and no `everywhere` cover nothing. */
export interface Reach {
  everywhere: boolean
  orgIds: ReadonlySet<string>
  chainCodes: ReadonlySet<string>
  regionCodes: ReadonlySet<string>
  /** The account itself, where the permission covers what is tied to the person. */
  accountIds: ReadonlySet<string>
}

/** What an object belongs to. It is covered when any one of these lies in the reach. */
export interface Belonging {
  /** Organisations that own, lead, assist or answer for it, or (for an enterprise) its own organisation. */
  orgIds?: readonly (string | null)[]
  chainCodes?: readonly (string | null)[]
  regionCodes?: readonly (string | null)[]
  /** Accounts it is personally tied to: its author, its handler. */
  accountIds?: readonly (string | null)[]
}

/** What a person may do and where: permission → reach. A permission that is not in it is not given at all. */
export type Rights = ReadonlyMap<Permission, Reach> | 'all'

const everywhere: Reach = {
  everywhere: true,
  orgIds: new Set(),
  chainCodes: new Set(),
  regionCodes: new Set(),
  accountIds: new Set(),
}

/** The reach of a permission, null when it is not given at all. */
export function reachOf(rights: Rights, permission: Permission): Reach | null {
  return rights === 'all' ? everywhere : (rights.get(permission) ?? null)
}

const meets = (values: readonly (string | null)[] | undefined, set: ReadonlySet<string>): boolean =>
  values?.some((value) => value !== null && set.has(value)) ?? false

/** Whether a reach covers an object. */
export function covers(reach: Reach, object: Belonging): boolean {
  return (
    reach.everywhere ||
    meets(object.orgIds, reach.orgIds) ||
    meets(object.chainCodes, reach.chainCodes) ||
    meets(object.regionCodes, reach.regionCodes) ||
    meets(object.accountIds, reach.accountIds)
  )
}
