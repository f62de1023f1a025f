import { type Audience, audience, audiences } from '../contract/enrolment-terms.ts'

/** The kind of unit that the organiser counts, from what the directory says of it. */
export function audienceOf({ kind, deptKind }: { kind: string; deptKind: string | null }): Audience {
  if (kind === 'zoneCommittee') return 'zone'
  if (kind === 'countyGovernment') return 'county'
  if (kind === 'serviceCentre' || kind === 'enterprise') return kind
  if (kind !== 'bureau') return 'other'
  const branch = audience.safeParse(deptKind)
  return branch.success ? branch.data : 'other'
}

export interface InvitedUnit {
  id: string
  audience: Audience
  /** People that could be sent. */
  headcount: number
}

export interface ProposedQuota {
  id: string
  seats: number
  fixed: boolean
}

/** Heads of some enterprises are invited, not of all: together they get at most this share of the places. */
const enterpriseShare = 0.15

/**
 * Quotas that come to so many places: units in turn, kind after kind, each get a place until the places are handed out.
 * Every unit is thus represented before any has two. Enterprises get more than their share only when nobody else is left
 * to send. Fixed quotas stay, and no unit gets more than it has people.
 *
 * @param units in the order in which places of a last, incomplete round are given.
 */
export function proposeQuotas(
  places: number,
  units: readonly InvitedUnit[],
  fixed: ReadonlyMap<string, number>,
): ProposedQuota[] {
  const seats = new Map(units.map(({ id }) => [id, fixed.get(id) ?? 0]))
  const sum = (of: readonly InvitedUnit[]) => of.reduce((total, { id }) => total + (seats.get(id) ?? 0), 0)
  const order = audiences.flatMap((kind) =>
    units.filter((unit) => unit.audience === kind && !fixed.has(unit.id)),
  )
  const enterprises = units.filter(({ audience }) => audience === 'enterprise')
  const handOut = (mostOfEnterprises: number) => {
    for (let given = true; given; ) {
      given = false
      for (const { id, headcount, audience } of order) {
        const now = seats.get(id) ?? 0
        if (sum(units) >= places || now >= headcount) continue
        if (audience === 'enterprise' && sum(enterprises) >= mostOfEnterprises) continue
        seats.set(id, now + 1)
        given = true
      }
    }
  }
  handOut(Math.ceil(places * enterpriseShare))
  handOut(places)
  return units.flatMap(({ id }) => {
    const count = seats.get(id) ?? 0
    return count === 0 ? [] : [{ id, seats: count, fixed: fixed.has(id) }]
  })
}
