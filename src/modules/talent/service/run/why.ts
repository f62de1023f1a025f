import { referencesOf } from '#core/matching/candidates/references.ts'
import { rules } from '#core/matching/candidates/rules.ts'
import { defaultNearness } from '#core/matching/candidates/settings.ts'
import { explainOptimal, type LeftFact, type PairFact } from '#core/matching/explain/explain-optimal.ts'
import { explainStable, type StableLeftFact } from '#core/matching/explain/explain-stable.ts'
import { marketOf, roomLeft } from '#core/matching/explain/market.ts'
import { edgeOf } from '#core/matching/problem.ts'
import { preferencesOf } from '#core/matching/stable/ranks.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { Excluded, PairWhy, UnfilledNeed, UnmatchedPerson } from '../../contract/match-why.ts'
import { evidenceNames, peopleNames, type StoredRun } from '../../queries/match-run.ts'
import { nameFor, requireDone, visibleRun } from './access.ts'
import type { FrozenResult } from './frozen.ts'
import { type LoadedRun, loadRun } from './load-run.ts'
import { candidateInput } from './snapshot.ts'
import { failsOf, partsView, runExplainer } from './why-tools.ts'

/** A result with what is reckoned once to be asked why. */
interface Asked {
  readonly loaded: LoadedRun
  readonly result: FrozenResult
  readonly explain: ReturnType<typeof runExplainer>
  readonly pairFacts: ReadonlyMap<number, PairFact>
  readonly needs: readonly Left[]
  readonly people: readonly Left[]
}
type Left = { readonly index: number; readonly left: number } & (LeftFact | StableLeftFact)

/** The runs asked about last; what was frozen of a run never changes but for people who are erased. */
const cache = new Map<string, Asked>()
const mostCached = 2

async function askedOf(ctx: Context, run: StoredRun): Promise<Asked> {
  requireDone(run)
  const loaded = await loadRun(ctx.db, run)
  // The number of those erased tells whether what is held is still true.
  const key = `${run.id} ${loaded.frozen.digests[0]} ${loaded.input.people.filter((person) => person === null).length}`
  const held = cache.get(key)
  if (held !== undefined) return { ...held, loaded }
  const result = loaded.frozen.result!
  const { problem, matching, prices } = result
  const asked: Asked = {
    loaded,
    result,
    explain: runExplainer(loaded),
    ...(prices === null ? stableFacts() : optimalFacts()),
  }
  cache.set(key, asked)
  for (const old of [...cache.keys()].slice(0, -mostCached)) cache.delete(old)
  return asked

  function optimalFacts() {
    const facts = explainOptimal(marketOf(problem, matching, prices!, run.settings.objective))
    return {
      pairFacts: new Map([...facts.pairs].map((fact) => [fact.edge, fact])),
      needs: [...facts.needs],
      people: [...facts.people],
    }
  }
  function stableFacts() {
    const facts = explainStable(problem, preferencesOf(problem, null), matching)
    return { pairFacts: new Map<number, PairFact>(), needs: [...facts.needs], people: [...facts.people] }
  }
}

/** Why a pair is, or is not, matched. */
export async function whyPair(
  ctx: Context,
  { id, needId, profileId }: { id: string; needId: string; profileId: string },
): Promise<PairWhy> {
  const asked = await askedOf(ctx, await visibleRun(ctx, id))
  const { loaded, result } = asked
  const need = loaded.needIds.indexOf(needId)
  const person = loaded.people.findIndex((one) => one.id === profileId)
  if (need < 0 || person < 0)
    throw new AppError('notFound', 'talent.match.noSuchPair', `they are not both in run ${id}`, {
      needId,
      profileId,
    })
  if (loaded.input.people[person] === null)
    throw new AppError('conflict', 'talent.match.erased', `person ${profileId} is erased`, { profileId })
  const found = asked.explain(needId, profileId)
  const edge = edgeOf(result.problem, need, person)
  const isPinned = loaded.frozen.pins.forced.some(([n, p]) => n === need && p === person)
  const fact = asked.pairFacts.get(edge)
  const nextForNeed = fact ? fact.nextForNeed : bestUnused(result, (n) => n === need)
  const nextForPerson = fact ? fact.nextForPerson : bestUnused(result, null, (p) => p === person)
  const shown = [person, ...(nextForNeed === null ? [] : [result.problem.edgePerson[nextForNeed.edge]!])]
  const nameOf = await namesOf(ctx, loaded, shown)
  const next = (other: { edge: number; atLeast: number | null } | null, side: 'need' | 'person') => {
    if (other === null) return null
    const otherPerson = result.problem.edgePerson[other.edge]!
    const otherNeed = needOfEdge(result, other.edge)
    return {
      needId: loaded.needIds[otherNeed]!,
      profileId: loaded.people[otherPerson]!.id,
      title:
        side === 'need' ? personTitle(loaded, otherPerson, nameOf) : loaded.input.needs[otherNeed]!.title,
      score: result.problem.edgeScore[other.edge]!,
      atLeast: other.atLeast,
    }
  }
  const fails = failsOf(found)
  return {
    needId,
    profileId,
    needTitle: loaded.input.needs[need]!.title,
    personName: nameOf(person),
    personNumber: loaded.people[person]!.number,
    isPinned,
    isMatched: isPinned || (edge >= 0 && result.matching[edge] === 1),
    score: found.score,
    eligible: fails.length === 0,
    fails,
    parts: partsView(
      found,
      await evidenceNames(ctx.db),
      loaded.input.needs[need]!,
      loaded.input.people[person]!,
    ),
    slack: fact?.slack ?? null,
    nextForNeed: next(nextForNeed, 'need'),
    nextForPerson: next(nextForPerson, 'person'),
  }
}

/** The unused edge that scores highest of those asked for. */
function bestUnused(
  { problem, matching }: FrozenResult,
  ofNeed: ((need: number) => boolean) | null,
  ofPerson: (person: number) => boolean = () => true,
): { edge: number; atLeast: null } | null {
  let best = -1
  for (let need = 0; need < problem.needCount; need++) {
    if (ofNeed !== null && !ofNeed(need)) continue
    for (let edge = problem.needStart[need]!; edge < problem.needStart[need + 1]!; edge++)
      if (
        matching[edge] === 0 &&
        ofPerson(problem.edgePerson[edge]!) &&
        (best < 0 || problem.edgeScore[edge]! > problem.edgeScore[best]!)
      )
        best = edge
  }
  return best < 0 ? null : { edge: best, atLeast: null }
}

function needOfEdge({ problem }: FrozenResult, edge: number): number {
  let low = 0
  let high = problem.needCount - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (problem.needStart[middle]! <= edge) low = middle
    else high = middle - 1
  }
  return low
}

type NameOf = (person: number) => string | null

/** Names of some people of a run, as far as the reader may know them. */
async function namesOf(ctx: Context, { people }: LoadedRun, some: readonly number[]): Promise<NameOf> {
  const names = await peopleNames(
    ctx.db,
    some.map((at) => people[at]!.id),
  )
  return (at) => nameFor(ctx, names.get(people[at]!.id)?.name ?? null)
}

const personTitle = ({ people }: LoadedRun, person: number, nameOf: NameOf): string =>
  `${nameOf(person) ?? ''}#${people[person]!.number}`

const windowOf = <T>(all: readonly T[], { page, pageSize }: { page: number; pageSize: number }) => ({
  items: all.slice((page - 1) * pageSize, page * pageSize),
  total: all.length,
  page,
  pageSize,
})

type LeftQuery = { id: string; page: number; pageSize: number }

/** Needs with seats left, the most urgent first, and what binds. */
export async function listUnfilled(ctx: Context, query: LeftQuery) {
  const asked = await askedOf(ctx, await visibleRun(ctx, query.id))
  const { input, needIds } = asked.loaded
  const sorted = asked.needs.toSorted(
    (a, b) => input.needTier[a.index]! - input.needTier[b.index]! || a.index - b.index,
  )
  const { items, ...page } = windowOf(sorted, query)
  const closest = items.flatMap(({ closest: one }) =>
    one === null ? [] : [asked.result.problem.edgePerson[one.edge]!],
  )
  const nameOf = await namesOf(ctx, asked.loaded, closest)
  return {
    ...page,
    items: items.map((fact): UnfilledNeed => {
      const need = input.needs[fact.index]!
      return {
        needId: needIds[fact.index]!,
        title: need.title,
        enterpriseName: need.enterpriseName,
        tier: input.needTier[fact.index]!,
        capacity: input.needCapacity[fact.index]!,
        left: fact.left,
        ...reasonView(asked, fact, (edge) =>
          personTitle(asked.loaded, asked.result.problem.edgePerson[edge]!, nameOf),
        ),
        exclusions: [...asked.result.exclusions[fact.index]!],
      }
    }),
  }
}

/** People without any pair, and what binds; whom which rule keeps out is reckoned for those shown. */
export async function listUnmatched(ctx: Context, query: LeftQuery) {
  const asked = await askedOf(ctx, await visibleRun(ctx, query.id))
  const { loaded, result } = asked
  const { people, input } = loaded
  const used = new Uint8Array(people.length)
  for (const [edge, isUsed] of result.matching.entries())
    if (isUsed === 1) used[result.problem.edgePerson[edge]!] = 1
  for (const [, person] of input.pins.forced) used[person] = 1
  const { items, ...page } = windowOf(
    asked.people.filter(({ index }) => used[index] === 0 && input.people[index] !== null),
    query,
  )
  const nameOf = await namesOf(
    ctx,
    loaded,
    items.map(({ index }) => index),
  )
  const candidates = candidateInput(input)
  const references = referencesOf(candidates, { weights: input.settings.weights, nearness: defaultNearness })
  return {
    ...page,
    items: items.map((fact): UnmatchedPerson => {
      const person = candidates.people[fact.index]!
      const failed = new Int32Array(rules.length)
      const alone = new Int32Array(rules.length)
      for (const need of candidates.needs) {
        const failing = rules.flatMap(({ passes }, at) => (passes(need, person, references) ? [] : [at]))
        for (const at of failing) failed[at]!++
        if (failing.length === 1) alone[failing[0]!]!++
      }
      return {
        profileId: people[fact.index]!.id,
        name: nameOf(fact.index),
        number: people[fact.index]!.number,
        left: fact.left,
        ...reasonView(asked, fact, (edge) => input.needs[needOfEdge(result, edge)]!.title),
        exclusions: rules.flatMap(({ code }, at): Excluded[] =>
          failed[at] === 0 ? [] : [{ rule: code, failed: failed[at]!, failedAlone: alone[at]! }],
        ),
      }
    }),
  }
}

/** What binds, with the pair that lacks least. Where that pair has room on both sides, a quota holds it back. */
function reasonView(
  { result, loaded }: Asked,
  fact: Left,
  titleOf: (edge: number) => string,
): Pick<UnfilledNeed, 'reason' | 'closest'> {
  const { closest } = fact
  if (closest === null) return { reason: fact.reason, closest: null }
  const { problem, matching } = result
  const holds = 'holds' in closest ? closest.holds : null
  const raise = 'raise' in closest ? closest.raise : null
  let reason: UnfilledNeed['reason'] = fact.reason
  if (fact.reason === 'outranked' && loaded.run.method === 'spread') {
    const { openSeats, placesLeft } = roomLeft(problem, matching)
    const isOpen =
      openSeats[needOfEdge(result, closest.edge)]! > 0 && placesLeft[problem.edgePerson[closest.edge]!]! > 0
    if (isOpen) reason = 'quota'
  }
  return {
    reason,
    closest: {
      title: titleOf(closest.edge),
      score: problem.edgeScore[closest.edge]!,
      raise,
      holds: holds === null ? null : problem.edgeScore[holds]!,
    },
  }
}
