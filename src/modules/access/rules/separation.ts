import type { RoleKind } from '../contract.ts'

/** A role somebody holds or is about to get, with its term. */
export interface HeldRole {
  code: string
  kind: RoleKind
  sinceOn: string
  /** Last day, null for no end. */
  untilOn: string | null
}

/** Whether two terms share a day. */
export function termsMeet(
  a: Pick<HeldRole, 'sinceOn' | 'untilOn'>,
  b: Pick<HeldRole, 'sinceOn' | 'untilOn'>,
): boolean {
  return (a.untilOn === null || b.sinceOn <= a.untilOn) && (b.untilOn === null || a.sinceOn <= b.untilOn)
}

/**
 * The role that stands against a new one: an administrator holds one administrator's role and nothing else, on any day.
 * The same role may be held twice, with other anchors.
 *
 * @returns the code of the first such role, null when there is none.
 */
export function roleAgainst(held: readonly HeldRole[], wanted: HeldRole): string | null {
  const against = held.find(
    (role) =>
      role.code !== wanted.code &&
      (role.kind === 'administrator' || wanted.kind === 'administrator') &&
      termsMeet(role, wanted),
  )
  return against?.code ?? null
}

/** State of a grant on a day. Its first and its last day count. */
export function grantStateOn(
  grant: { sinceOn: string; untilOn: string | null; endedAt: string | null },
  today: string,
): 'valid' | 'upcoming' | 'expired' | 'ended' {
  if (grant.endedAt !== null) return 'ended'
  if (grant.sinceOn > today) return 'upcoming'
  return grant.untilOn !== null && grant.untilOn < today ? 'expired' : 'valid'
}
