import type { Fact, FactConflict, FactType } from '../contract.ts'

/** Facts of one type that agree in `key` speak of the same thing; differing in one of `fields` they contradict. */
interface ConflictRule {
  type: FactType
  key: string[]
  fields: string[]
}

/**
 * What can be contradicted. Lists of chains and programmes are compared within a year of publication, since both
 * change over time; an output once expected and later reached is progress, so the status is part of the key.
 */
const conflictRules: ConflictRule[] = [
  { type: 'rankStreak', key: ['track', 'among', 'asOf'], fields: ['quarters', 'place'] },
  { type: 'outputMilestone', key: ['industry', 'status', 'year'], fields: ['amountYuan'] },
  { type: 'classOpened', key: ['chain'], fields: ['term', 'on'] },
  { type: 'chainList', key: ['publishedYear'], fields: ['chains'] },
  { type: 'programme', key: ['name', 'publishedYear'], fields: ['parts'] },
  { type: 'mechanism', key: ['name', 'scope'], fields: ['first'] },
]

/** Compares lists as sets and anything else by its content. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify(value.map(canonical).sort())
  if (typeof value === 'object' && value !== null) {
    return JSON.stringify(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, item]) => [name, canonical(item)]),
    )
  }
  return JSON.stringify(value)
}

/** Facts about different cities never contradict each other. */
const cityKey = (fact: Fact): string =>
  fact.about
    .filter((ref) => ref.kind === 'directory.region')
    .map((ref) => ref.id)
    .sort()
    .join()

function argument(fact: Fact, name: string): unknown {
  if (name === 'publishedYear') return fact.document.publishedOn?.slice(0, 4) ?? null
  return fact.args[name] ?? null
}

/**
 * Finds facts of different documents that cannot all be true. Rejected facts and unknown values never contradict.
 *
 * @returns one conflict per thing and field, with every fact that names a value, in the order given.
 */
export function findConflicts(facts: Fact[]): FactConflict[] {
  const conflicts: FactConflict[] = []
  for (const rule of conflictRules) {
    const groups = new Map<string, Fact[]>()
    for (const fact of facts) {
      if (fact.type !== rule.type || fact.state === 'rejected') continue
      const key = rule.key.map((name) => canonical(argument(fact, name)))
      if (key.includes('null') && rule.key.length === 1) continue
      const groupKey = [cityKey(fact), ...key].join('\n')
      const group = groups.get(groupKey)
      if (group === undefined) groups.set(groupKey, [fact])
      else group.push(fact)
    }
    for (const group of groups.values()) {
      for (const field of rule.fields) {
        const stating = group.filter((fact) => argument(fact, field) !== null)
        const values = new Set(stating.map((fact) => canonical(argument(fact, field))))
        const documents = new Set(stating.map((fact) => fact.documentId))
        if (values.size < 2 || documents.size < 2) continue
        const key = rule.key.map((name) => String(argument(stating[0]!, name) ?? ''))
        conflicts.push({ type: rule.type, key, field, facts: stating })
      }
    }
  }
  return conflicts
}
