import { hash } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import type { MatchingPrices } from '#core/matching/optimal/certificate.ts'
import type { MatchingProblem } from '#core/matching/problem.ts'
import type { Excluded } from '../../contract/match-why.ts'
import type { IndexPair, RunReferences } from './snapshot.ts'

/** What is kept of a run beside needs and people: it names nobody, so it outlives the erasing of a person. */
export interface Frozen {
  readonly references: RunReferences
  readonly pins: { readonly forced: readonly IndexPair[]; readonly ruledOut: readonly IndexPair[] }
  readonly previous: readonly IndexPair[]
  /** Digest of each snapshot, needs before people: an erased one no longer can be compared, the others can. */
  readonly digests: readonly string[]
  readonly result: FrozenResult | null
}

export interface FrozenResult {
  readonly problem: MatchingProblem
  readonly matching: Uint8Array
  readonly prices: MatchingPrices | null
  /** Groups of quotas with what is left of them beside pinned pairs. */
  readonly needGroups: readonly FrozenGroup[]
  readonly personGroups: readonly FrozenGroup[]
  readonly exclusions: readonly (readonly Excluded[])[]
}

export interface FrozenGroup {
  readonly kind: 'enterprise' | 'county' | 'school'
  /** Kind and place among its like; titles are those of its members (`groupTitle`). */
  readonly name: string
  readonly members: readonly number[]
  readonly least: number
  readonly most?: number
}

const columns = [
  'needCapacity',
  'needTier',
  'personCapacity',
  'needStart',
  'edgePerson',
  'edgeScore',
] as const

/** JSON with its keys in order: equal values, equal bytes, whatever a database made of them. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}

export const digestOf = (data: string | Uint8Array): string => hash('sha256', data)

const shortDigest = (data: string | Uint8Array): string => digestOf(data).slice(0, 32)

/** Digests of needs as they stand in the run, and of the lines of its people; null for who is erased. */
export const digestsOf = (
  needs: readonly object[],
  people: readonly (string | Uint8Array)[],
): (string | null)[] => [
  ...needs.map((need) => shortDigest(canonical(need))),
  ...people.map((line) => (line.length === 0 ? null : shortDigest(line))),
]

/** Hash of all that was frozen before the arithmetic began. */
export const inputHash = (
  { references, pins, previous, digests }: Frozen,
  asked: { method: string; settings: object; capacities: object },
): string => digestOf(canonical({ references, pins, previous, digests, ...asked }))

/**
 * Header as JSON, then flat columns in little-endian bytes, compressed. Each column is its length as uint32 and its bytes.
 */
export function packFrozen({ result, ...head }: Frozen): Uint8Array {
  const parts: Uint8Array[] = []
  const add = (bytes: Uint8Array) => {
    const length = new Uint8Array(4)
    new DataView(length.buffer).setUint32(0, bytes.byteLength, true)
    parts.push(length, bytes)
  }
  const text = (value: unknown) => add(Buffer.from(JSON.stringify(value)))
  const numbers = (values: Int32Array | Float64Array) =>
    add(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
  text({ ...head, hasResult: result !== null })
  if (result !== null) {
    const { problem, matching, prices, needGroups, personGroups, exclusions } = result
    text({
      needCount: problem.needCount,
      personCount: problem.personCount,
      tier: prices?.tier ?? null,
      needGroups,
      personGroups,
      exclusions,
    })
    for (const column of columns) numbers(problem[column])
    add(matching)
    if (prices !== null) {
      numbers(prices.need)
      numbers(prices.person)
    }
  }
  return deflateSync(Buffer.concat(parts), { level: 1 })
}

export function unpackFrozen(bytes: Uint8Array): Frozen {
  const all = inflateSync(bytes)
  const view = new DataView(all.buffer, all.byteOffset, all.byteLength)
  let at = 0
  const next = (): Uint8Array => {
    const length = view.getUint32(at, true)
    at += 4 + length
    // A copy begins at 0, as wider numbers demand.
    return Uint8Array.from(all.subarray(at - length, at))
  }
  const text = (): unknown => JSON.parse(new TextDecoder().decode(next()))
  const { hasResult, ...head } = text() as Omit<Frozen, 'result'> & { hasResult: boolean }
  if (!hasResult) return { ...head, result: null }
  const { needCount, personCount, tier, ...groups } = text() as Pick<
    FrozenResult,
    'needGroups' | 'personGroups' | 'exclusions'
  > & { needCount: number; personCount: number; tier: MatchingPrices['tier'] | null }
  const [needCapacity, needTier, personCapacity, needStart, edgePerson, edgeScore] = columns.map(
    () => new Int32Array(next().buffer),
  )
  const problem: MatchingProblem = {
    needCount,
    personCount,
    needCapacity: needCapacity!,
    needTier: needTier!,
    personCapacity: personCapacity!,
    needStart: needStart!,
    edgePerson: edgePerson!,
    edgeScore: edgeScore!,
  }
  const matching = next()
  const floats = () => new Float64Array(next().buffer)
  const prices = tier === null ? null : { need: floats(), person: floats(), tier }
  return { ...head, result: { problem, matching, prices, ...groups } }
}
