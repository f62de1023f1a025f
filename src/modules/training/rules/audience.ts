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

/**
 * Quotas that come to so many places: kinds of unit in turn each get a place for every unit of theirs, until the places
 * are handed out. Every kind is thus represented before any has two of a unit. Fixed quotas stay, and no unit gets more
 * than it has people.
 *
 * @param units in the order in which places of a last, incomplete round are given.
 */
export function proposeQuotas(
  places: number,
  units: readonly InvitedUnit[],
  fixed: ReadonlyMap<string, number>,
): ProposedQuota[] {
  const seats = new Map(units.map(({ id }) => [id, fixed.get(id) ?? 0]))
  const order = audiences.flatMap((kind) =>
    units.filter((unit) => unit.audience === kind && !fixed.has(unit.id)),
  )
  let left = places - [...seats.values()].reduce((sum, one) => sum + one, 0)
  for (let given = true; left > 0 && given; ) {
    given = false
    for (const { id, headcount } of order) {
      const now = seats.get(id) ?? 0
      if (left === 0 || now >= headcount) continue
      seats.set(id, now + 1)
      left -= 1
      given = true
    }
  }
  return units.flatMap(({ id }) => {
    const count = seats.get(id) ?? 0
    return count === 0 ? [] : [{ id, seats: count, fixed: fixed.has(id) }]
  })
}
