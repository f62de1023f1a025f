import { isForcedIn, type Prepared, type PreparedPerson, type PreparedUnit, unitCap } from './prepare.ts'

/** One rule of a problem that can collide with others. */
export type Rule =
  | { readonly rule: 'seats' }
  | { readonly rule: 'unitMinimum' | 'unitMaximum' | 'unitShare'; readonly unit: number }
  | { readonly rule: 'kindMinimum' | 'kindMaximum'; readonly kind: number }
  | { readonly rule: 'mustAttend' | 'pinnedIn' | 'pinnedOut' | 'blocked'; readonly person: number }

/**
 * The rules that can collide, in the order in which a conflict prefers them: rules of units before those of single
 * people. That somebody is blocked is a fact like who was nominated; it is a rule only against one who has to come.
 */
export function collidingRules({ people, units, kinds }: Prepared): Rule[] {
  const ofPeople = (
    rule: 'mustAttend' | 'pinnedIn' | 'pinnedOut',
    holds: (person: PreparedPerson) => boolean,
  ) => people.flatMap((own, person): Rule[] => (holds(own) ? [{ rule, person }] : []))
  return [
    ...units.flatMap(({ min }, unit): Rule[] => (min > 0 ? [{ rule: 'unitMinimum', unit }] : [])),
    ...units.map((_, unit): Rule => ({ rule: 'unitShare', unit })),
    ...units.map((_, unit): Rule => ({ rule: 'unitMaximum', unit })),
    ...kinds.flatMap(({ min }, kind): Rule[] => (min > 0 ? [{ rule: 'kindMinimum', kind }] : [])),
    ...kinds.flatMap(({ max }, kind): Rule[] =>
      max < Number.POSITIVE_INFINITY ? [{ rule: 'kindMaximum', kind }] : [],
    ),
    { rule: 'seats' },
    ...ofPeople('mustAttend', ({ mustAttend }) => mustAttend),
    ...ofPeople('pinnedIn', ({ pinnedIn }) => pinnedIn),
    ...ofPeople('pinnedOut', ({ pinnedOut }) => pinnedOut),
    ...people.flatMap((own, person): Rule[] =>
      own.blocked && isForcedIn(own) ? [{ rule: 'blocked', person }] : [],
    ),
  ]
}

/** The problem with only some of its rules; what is left out of them binds no more. */
export function withRules(prepared: Prepared, rules: readonly Rule[]): Prepared {
  const kept = new Set(rules.map((rule) => JSON.stringify(rule)))
  const holds = (rule: Rule): boolean => kept.has(JSON.stringify(rule))
  const open = Number.POSITIVE_INFINITY
  return {
    ...prepared,
    seats: holds({ rule: 'seats' }) ? prepared.seats : prepared.people.length,
    units: prepared.units.map(
      (own, unit): PreparedUnit => ({
        min: holds({ rule: 'unitMinimum', unit }) ? own.min : 0,
        max: holds({ rule: 'unitMaximum', unit }) ? own.max : open,
        share: holds({ rule: 'unitShare', unit }) ? own.share : open,
      }),
    ),
    kinds: prepared.kinds.map((own, kind) => ({
      ...own,
      min: holds({ rule: 'kindMinimum', kind }) ? own.min : 0,
      max: holds({ rule: 'kindMaximum', kind }) ? own.max : open,
    })),
    people: prepared.people.map((own, person) => {
      return {
        ...own,
        mustAttend: own.mustAttend && holds({ rule: 'mustAttend', person }),
        pinnedIn: own.pinnedIn && holds({ rule: 'pinnedIn', person }),
        pinnedOut: own.pinnedOut && holds({ rule: 'pinnedOut', person }),
        blocked: own.blocked && (!isForcedIn(own) || holds({ rule: 'blocked', person })),
      }
    }),
  }
}

/**
 * Whether any selection keeps the rules, by counting alone; null when limits of kinds, which overlap, make counting too
 * little.
 */
export function isFeasibleByCounting(prepared: Prepared): boolean | null {
  const { people, units, kinds, seats } = prepared
  const forced = new Int32Array(units.length)
  const eligible = new Int32Array(units.length)
  for (const person of people) {
    const isOut = person.blocked || person.pinnedOut
    if (isForcedIn(person)) {
      if (isOut) return false
      forced[person.unit]! += 1
    }
    if (!isOut) eligible[person.unit]! += 1
  }
  let least = 0
  for (const [at, unit] of units.entries()) {
    const own = Math.max(unit.min, forced[at]!)
    if (own > unitCap(unit) || own > eligible[at]!) return false
    least += own
  }
  if (least > seats) return false
  return kinds.some(({ min, max }) => min > 0 || max < Number.POSITIVE_INFINITY) ? null : true
}
