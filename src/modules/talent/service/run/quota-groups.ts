import type { FrozenGroup } from './frozen.ts'
import type { RunInput } from './snapshot.ts'

type Side = { readonly needGroups: FrozenGroup[]; readonly personGroups: FrozenGroup[] }

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

/** What a group is called: its name stands before what tells it from another of the same name. */
export const groupName = (name: string): string => name.split('\u0000')[0]!

/** The quotas asked for as groups; pinned pairs have used up their part of them. Enterprises lie inside counties. */
export function quotaGroups(
  input: Pick<RunInput, 'needs' | 'people' | 'pins'> & {
    readonly settings: Pick<RunInput['settings'], 'quotas'>
  },
): Side {
  const groups = plainGroups(input)
  const { quotas } = input.settings
  const bounded = (kind: keyof typeof groups, side: 0 | 1): FrozenGroup[] => {
    const { least, most } = quotas[kind]
    if (least === null && most === null) return []
    return groups[kind].map(({ name, members }) => {
      const own = new Set(members)
      const used = input.pins.forced.filter((pair) => own.has(pair[side])).length
      return {
        name: groupName(name),
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
