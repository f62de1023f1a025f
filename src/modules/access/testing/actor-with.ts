import type { Actor } from '#platform/context.ts'
import { roles } from '../roles/index.ts'
import { type Given, permissionsOf } from '../roles/role-data.ts'
import { reachOfGrants } from '../rules/reach.ts'

/** What the reach of a test's grant is measured from; what does not matter to the test is left out. */
export interface TestAnchors {
  orgId?: string
  /** Organisations below it, for permissions that reach down the tree. */
  below?: readonly string[]
  chainCodes?: readonly string[]
  /** The region and those below it. */
  regionCodes?: readonly string[]
  /** Account id of the actor; one made of the role's name when left out. */
  accountId?: string
}

/**
 * An actor who holds roles of the product, without any database.
 *
 * @example api.as(actorWith({ role: 'countyOfficer', regionCodes: ['341181'] }))
 */
export function actorWith(...grants: (TestAnchors & { role: string })[]): Actor {
  return actorOf(
    grants.map(({ role, ...anchors }) => {
      const data = roles.find((item) => item.code === role)
      if (data === undefined) throw new Error(`there is no role ${role}`)
      return { name: role, gives: permissionsOf(data), anchors }
    }),
  )
}

/** An actor with permissions that no role of the product gives like this, to try a narrow reach. */
export function actorGiven(gives: Given, anchors: TestAnchors = {}): Actor {
  const role = {
    code: 'given',
    kind: 'official',
    name: '',
    nameEn: '',
    description: '',
    descriptionEn: '',
  } as const
  return actorOf([{ name: 'given', gives: permissionsOf({ ...role, needs: [], gives }), anchors }])
}

function actorOf(
  grants: { name: string; gives: ReturnType<typeof permissionsOf>; anchors: TestAnchors }[],
): Actor {
  const name = grants.map((grant) => grant.name).join('-')
  const id = grants[0]?.anchors.accountId ?? `test-${name}`
  return {
    id,
    name,
    personId: null,
    orgId: grants[0]?.anchors.orgId ?? null,
    rights: reachOfGrants(
      grants.map(({ gives, anchors }) => ({
        accountId: id,
        orgId: anchors.orgId ?? null,
        orgIds: [...(anchors.orgId === undefined ? [] : [anchors.orgId]), ...(anchors.below ?? [])],
        chainCodes: anchors.chainCodes ?? [],
        regionCodes: anchors.regionCodes ?? [],
        gives,
      })),
    ),
  }
}
