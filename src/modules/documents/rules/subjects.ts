import type { ObjectRef } from '#platform/http/contract.ts'
import type { FactType } from '../contract.ts'
import type { Dictionaries } from '../dictionaries.ts'

const textsOf = (value: unknown): string[] => {
  const values = Array.isArray(value) ? value : [value]
  return values.filter((item): item is string => typeof item === 'string')
}

/** Facts that speak of a city as a whole, whatever else they name. */
const cityFacts: ReadonlySet<string> = new Set<FactType>([
  'chainList',
  'programme',
  'mechanism',
  'rankStreak',
  'outputMilestone',
  'classOpened',
])

/** The cities a fact is about: those its document names, for facts that speak of a city as a whole. */
export function citiesOf(
  type: string,
  text: string,
  dictionaries: Pick<Dictionaries, 'citiesIn'>,
): ObjectRef[] {
  return cityFacts.has(type) ? dictionaries.citiesIn(text) : []
}

/** The objects that the arguments of a fact speak of, each once, in the order they are named. */
export function subjectsOf(
  args: Record<string, unknown>,
  dictionaries: Pick<Dictionaries, 'subjects'>,
): ObjectRef[] {
  const refs = [
    ...textsOf(args.chain).flatMap((name) => dictionaries.subjects('chain', name)),
    ...textsOf(args.chains).flatMap((name) => dictionaries.subjects('chain', name)),
    ...textsOf(args.industry).flatMap((name) => dictionaries.subjects('industry', name)),
  ]
  const seen = new Set<string>()
  return refs.filter((ref) => {
    const key = `${ref.kind} ${ref.id}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
