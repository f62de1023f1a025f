import { type RunPairIds, runStages } from '../../contract/match-run.ts'
import type { FrozenNeed } from '../../queries/match-run.ts'
import type { CutText } from '../../queries/text-words.ts'
import type { ToCut } from './cut-texts.ts'
import { cutMissing, referencesFor } from './find-candidates.ts'
import { digestsOf, type Frozen, inputHash, packFrozen } from './frozen.ts'
import { frozenLine, packPeople } from './frozen-people.ts'
import { type Line, linesOf, needOf, personOf } from './lines.ts'
import { quotaGroups } from './quota-groups.ts'
import { progressCells, type ReadRun, type RunResult, type RunTask } from './run-shapes.ts'
import { summaryOf } from './run-summary.ts'
import type { IndexPair, RunInput } from './snapshot.ts'
import { solveExactly } from './solve-exactly.ts'
import type { SolveExactly } from './solve-method.ts'
import { pairsOf, solveRun } from './solve-run.ts'

interface Tools {
  readonly cut: (texts: ToCut) => Promise<CutText[]>
  readonly inParts: SolveExactly
}

/** Makes a run of what was read: cuts, lists, matches, proves, and packs what is to be stored. */
export async function makeRun(task: RunTask, read: ReadRun, tools: Tools): Promise<RunResult> {
  const lap = stopwatch()
  const { method, settings } = task
  const tell = (stage: (typeof runStages)[number], share: number, rounds: number): void => {
    if (task.progress.length < progressCells) return
    Atomics.store(task.progress, 0, runStages.indexOf(stage))
    Atomics.store(task.progress, 1, Math.round(share * 1000))
    Atomics.store(task.progress, 2, rounds)
  }
  tell('candidates', 0.05, 0)
  const needLines = linesOf(read.needs)
  const lines = linesOf(read.people)
  lap('lines')
  const cut = await cutMissing([...needLines, ...lines], read.skills, tools.cut)
  lap('cutting')
  const told = needLines.map((line) => ({
    ...(JSON.parse(line.told) as object),
    words: line.words ?? '',
  }))
  const needs = told.map(({ words, ...need }) => needOf(need, words))
  const people = lines.map((line) => personOf(JSON.parse(line.told), line.words ?? ''))
  lap('parsing')
  const positions = positionsOf(needLines, lines)
  const pins = {
    forced: positions.place(settings.pins.forced),
    ruledOut: positions.place(settings.pins.ruledOut),
  }
  const forced = new Set(pins.forced.map((pair) => pair.join(' ')))
  const input: RunInput = {
    method,
    settings,
    needs,
    people,
    needCapacity: needLines.map(({ capacity }) => capacity),
    needTier: needLines.map(({ number }) => number),
    personCapacity: lines.map(({ capacity }) => capacity),
    references: referencesFor(needs, people, read),
    pins,
    previous: positions.place(read.previous).filter((pair) => !forced.has(pair.join(' '))),
  }
  const ids = new Set(needLines.map(({ id }) => id))
  const frozenLines = lines.map(frozenLine)
  const frozen: Frozen = {
    references: input.references,
    pins,
    previous: input.previous,
    digests: digestsOf(told, frozenLines).map((digest) => digest!),
    result: null,
  }
  lap('digests')
  // Its compression goes on beside the arithmetic.
  const packed = packPeople(lines, frozenLines)
  lap('packing people')
  const stored = {
    needs: needLines.map(
      ({ id, number, capacity }, at): FrozenNeed => ({
        id,
        tier: number,
        capacity,
        snapshot: JSON.stringify(told[at]),
      }),
    ),
    inputHash: inputHash(frozen, {
      method,
      settings,
      capacities: [input.needCapacity, input.needTier, input.personCapacity],
    }),
    cut: {
      needs: cut.filter(({ id }) => ids.has(id)),
      people: cut.filter(({ id }) => !ids.has(id)),
    },
  }
  const empty = () => summaryOf(input, null, [], task.hasPrevious)
  if (
    pins.forced.length <
      new Set(settings.pins.forced.map((pair) => `${pair.needId} ${pair.profileId}`)).size ||
    !fits(input)
  )
    return { ...stored, people: await packed, status: 'pinsBroken', summary: empty(), laps: lap('end') }
  const outcome = await solveRun(input, tell, solveExactly(tools.inParts), lap)
  if (outcome.status === 'infeasible')
    return {
      ...stored,
      people: await packed,
      status: 'infeasible',
      summary: { ...empty(), collision: outcome.parts.collision },
      laps: lap('end'),
    }
  const pairs = pairsOf(outcome.frozen, pins.forced, outcome.pinnedScores)
  const summary = summaryOf(input, outcome, pairs, task.hasPrevious)
  tell('writing', 0.97, outcome.parts.rounds)
  return {
    ...stored,
    people: await packed,
    status: 'done',
    frozen: packFrozen({ ...frozen, result: outcome.frozen }),
    pairs: pairs.map(({ need, person, score, isPinned }) => ({
      needId: needLines[need]!.id,
      profileId: lines[person]!.id,
      score,
      isPinned,
    })),
    summary,
    laps: lap('packing'),
  }
}

/** Whether pinned pairs keep capacities still; what they were checked against may have changed before the run began. */
function fits(input: RunInput): boolean {
  const { needCapacity, personCapacity, pins } = input
  const seats = [...needCapacity]
  const places = [...personCapacity]
  for (const [need, person] of pins.forced) {
    seats[need]!--
    places[person]!--
  }
  const { needGroups, personGroups } = quotaGroups(input)
  const quotas = [...needGroups, ...personGroups].map(({ most }) => most ?? 0)
  return [...seats, ...places, ...quotas].every((left) => left >= 0)
}

/** Places of ids in a run. */
function positionsOf(needs: readonly Line[], people: readonly Line[]) {
  const needAt = new Map(needs.map(({ id }, at) => [id, at]))
  const personAt = new Map(people.map(({ id }, at) => [id, at]))
  return {
    /** Pairs whose ends are both there, each once, in order. */
    place(pairs: readonly RunPairIds[]): IndexPair[] {
      const found = new Map<string, IndexPair>()
      for (const { needId, profileId } of pairs) {
        const need = needAt.get(needId)
        const person = personAt.get(profileId)
        if (need !== undefined && person !== undefined) found.set(`${need} ${person}`, [need, person])
      }
      return [...found.values()].sort(([a, b], [c, d]) => a - c || b - d)
    },
  }
}

/** Milliseconds between one lap and the next: of this thread's processor time where Node tells it, else of the clock. */
function stopwatch(): (name: string) => Record<string, number> {
  const laps: Record<string, number> = {}
  let last = usedMs()
  return (name) => {
    const now = usedMs()
    laps[name] = (laps[name] ?? 0) + Math.round(now - last)
    last = now
    return laps
  }
}

function usedMs(): number {
  // Not before Node 22.16.
  if (typeof process.threadCpuUsage !== 'function') return performance.now()
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
