import type { FrozenGroup } from './frozen.ts'
import type { RunInput } from './snapshot.ts'

type Side = { readonly needGroups: FrozenGroup[]; readonly personGroups: FrozenGroup[] }
export type QuotaKind = FrozenGroup['kind']

/** Enterprises, counties and schools as groups without bounds. */
export function plainGroups({ needs, people }: Pick<RunInput, 'needs' | 'people'>) {
  const groups = (names: readonly (string | null)[]) =>
    [...Map.groupBy(names.keys(), (at) => names[at]!)]
      .filter(([name]) => name !== null)
      .map(([name, members]) => ({ name, members }))
  return {
    enterprise: groups(
      needs.map(({ candidate, enterpriseName }) => `${enterpriseName}\u0000${candidate.employer}`),
    ),
    county: groups(needs.map(({ county, countyName }) => `${countyName}\u0000${county}`)),
    school: groups(people.map((person) => person?.school ?? null)),
  }
}

/**
 * What a group is called to people. A school stands only beside those who went there: once the last of them is erased, so
 * is its name.
 */
export function groupTitle(
  { needs, people }: Pick<RunInput, 'needs' | 'people'>,
  { kind, members }: Pick<FrozenGroup, 'kind' | 'members'>,
): string | null {
  switch (kind) {
    case 'enterprise':
      return needs[members[0]!]?.enterpriseName ?? null
    case 'county':
      return needs[members[0]!]?.countyName ?? null
    case 'school':
      return members.map((at) => people[at]?.school ?? null).find((school) => school !== null) ?? null
  }
}

/**
 * The quotas asked for as groups; pinned pairs have used up their part of them. Enterprises lie inside counties. Groups go
 * by kind and place in what is stored: a name of a school would outlive the erasing of who went there.
 */
export function quotaGroups(
  input: Pick<RunInput, 'needs' | 'people' | 'pins'> & {
    readonly settings: Pick<RunInput['settings'], 'quotas'>
  },
): Side {
  const groups = plainGroups(input)
  const { quotas } = input.settings
  const bounded = (kind: QuotaKind, side: 0 | 1): FrozenGroup[] => {
    const { least, most } = quotas[kind]
    if (least === null && most === null) return []
    return groups[kind].map(({ members }, at) => {
      const own = new Set(members)
      const used = input.pins.forced.filter((pair) => own.has(pair[side])).length
      return {
        kind,
        name: `${kind}/${at}`,
        members,
        least: Math.max(0, (least ?? 0) - used),
        ...(most === null ? {} : { most: most - used }),
      }
    })
  }
  return {
    needGroups: [...bounded('county', 0), ...bounded('enterprise', 0)],
    personGroups: bounded('school', 1),
  }
}
