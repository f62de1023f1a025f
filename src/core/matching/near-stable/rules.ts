import type { Group } from '../spread/groups.ts'
import type { AssignmentRules } from './model.ts'

/**
 * Problem: take the rules of an assignment apart, so that those can be found that collide.
 * Method: each bound of each group, each pin and the limit on blocking pairs is a rule of its own; capacities always
 * hold. Cost O(rules).
 */
export type AssignmentRule =
  | { readonly rule: 'pinned' | 'ruledOut'; readonly edge: number }
  | { readonly rule: 'blocking'; readonly most: number }
  | {
      readonly rule: 'least' | 'most'
      readonly side: 'need' | 'person'
      readonly group: number
      readonly name: string
      readonly quota: number
    }

/** All rules one by one, pins last, so that quotas are given up first. */
export function listRules({ blocking, needGroups, personGroups, pins }: AssignmentRules): AssignmentRule[] {
  const quotas = (side: 'need' | 'person', groups: readonly Group[] = []): AssignmentRule[] =>
    groups.flatMap(({ name, least = 0, most }, group): AssignmentRule[] => [
      ...(most === undefined ? [] : [{ rule: 'most' as const, side, group, name, quota: most }]),
      ...(least === 0 ? [] : [{ rule: 'least' as const, side, group, name, quota: least }]),
    ])
  return [
    ...(blocking === undefined ? [] : [{ rule: 'blocking' as const, most: blocking.most }]),
    ...quotas('need', needGroups),
    ...quotas('person', personGroups),
    ...Array.from(pins?.forbidden ?? [], (edge) => ({ rule: 'ruledOut' as const, edge })),
    ...Array.from(pins?.forced ?? [], (edge) => ({ rule: 'pinned' as const, edge })),
  ]
}

/** The rules with all given up but those named. */
export function onlyRules(rules: AssignmentRules, kept: readonly AssignmentRule[]): AssignmentRules {
  const edges = (rule: 'pinned' | 'ruledOut'): number[] =>
    kept.flatMap((own) => (own.rule === rule ? [own.edge] : []))
  const groups = (side: 'need' | 'person', own: readonly Group[] = []): Group[] =>
    own.map(({ name, members }, group) => {
      const bound = (rule: 'least' | 'most'): number | undefined =>
        kept.flatMap((one) =>
          one.rule === rule && one.side === side && one.group === group ? [one.quota] : [],
        )[0]
      const most = bound('most')
      return { name, members, least: bound('least') ?? 0, ...(most === undefined ? {} : { most }) }
    })
  const limited = kept.some(({ rule }) => rule === 'blocking')
  return {
    ...(rules.blocking !== undefined && limited ? { blocking: rules.blocking } : {}),
    needGroups: groups('need', rules.needGroups),
    personGroups: groups('person', rules.personGroups),
    pins: { forced: edges('pinned'), forbidden: edges('ruledOut') },
  }
}
