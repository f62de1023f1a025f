import { collidingSet } from '#core/scheduling/selection/conflicts.ts'
import { describeRule, reasonsFor, waitlistOf } from '#core/scheduling/selection/explain.ts'
import { greedySelection, selectionNearPrevious, trivialBound } from '#core/scheduling/selection/greedy.ts'
import { improveSelection } from '#core/scheduling/selection/improve.ts'
import { buildSelectionModel, type SelectionModel } from '#core/scheduling/selection/model.ts'
import { type Prepared, prepare } from '#core/scheduling/selection/prepare.ts'
import type { SelectionProblem } from '#core/scheduling/selection/problem.ts'
import type { SelectionProposal } from '#core/scheduling/selection/proposal.ts'
import { isFeasibleByCounting, withRules } from '#core/scheduling/selection/rules.ts'
import { type SelectionState, selectionState } from '#core/scheduling/selection/state.ts'
import type { Solution } from '../solve.ts'
import type { Solver } from '../solve-model.ts'

export interface SelectSettings {
  /** Seconds for all of it. */
  readonly seconds: number
  /** Seed of the solver. */
  readonly seed: number
}

/** What the work needs from outside. */
export interface SelectTools {
  readonly solve: Solver
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
}

/**
 * Selects trainees in this thread: `proposeSelection` does it in a worker.
 *
 * A greedy selection stands ready from the start; the solver proves the best one, or its bound when time is out. What
 * the solver answers is checked against the rules and reckoned anew in exact arithmetic.
 */
export async function selectTrainees(
  problem: SelectionProblem,
  settings: SelectSettings,
  tools: SelectTools,
): Promise<SelectionProposal> {
  const prepared = prepare(problem)
  const run = startRun(settings, tools)
  if (isFeasibleByCounting(prepared) === false) return explainCollision(prepared, run)
  if (problem.fewestChanges !== true) return best(prepared, run, null, true)
  const near = await nearest(prepared, run)
  if (near === 'infeasible') return explainCollision(prepared, run)
  if (near === null) return nothing('limit')
  const previousCount = prepared.people.filter(({ previous }) => previous).length
  const bounded = {
    ...prepared,
    maxChanges: near.state.changes,
    minSize: Math.min(near.state.size, previousCount),
  }
  return best(bounded, run, near.state.list(), near.proved)
}

interface Run {
  solve(selection: SelectionModel, share: number, start?: readonly number[]): Promise<Solution>
  isOver(): boolean
}

function startRun({ seconds, seed }: SelectSettings, { solve, now }: SelectTools): Run {
  const end = now() + seconds * 1000
  const left = (): number => Math.max(0, (end - now()) / 1000)
  return {
    solve: ({ model, absoluteGap, encode }, share, start) =>
      solve(model, {
        seconds: left() * share,
        seed,
        absoluteGap,
        ...(start === undefined ? {} : { start: encode(start) }),
      }),
    isOver: () => left() === 0,
  }
}

/** As many places taken as before, then the fewest changes; null when the time ended with nothing. */
async function nearest(
  prepared: Prepared,
  run: Run,
): Promise<{ state: SelectionState; proved: boolean } | 'infeasible' | null> {
  const selection = buildSelectionModel(prepared, 'nearest')
  const start = selectionNearPrevious(prepared)
  // A start with somebody the model leaves out could not be written as its point.
  const known =
    start?.list().every((person) => selection.allowed[person] === 1) === true ? start?.list() : undefined
  const solution = await run.solve(selection, 0.5, known)
  if (solution.status === 'infeasible') return 'infeasible'
  const state = pointOf(prepared, selection, solution) ?? start
  return state === null ? null : { state, proved: solution.status === 'optimal' }
}

async function best(
  prepared: Prepared,
  run: Run,
  given: readonly number[] | null,
  proved: boolean,
): Promise<SelectionProposal> {
  const selection = buildSelectionModel(prepared, 'best')
  const start =
    given === null ? greedySelection(prepared, selection.allowed) : selectionState(prepared, given)
  if (start !== null) improveSelection(prepared, start, selection.allowed, run.isOver)
  const known =
    start?.list().every((person) => selection.allowed[person] === 1) === true ? start?.list() : undefined
  const solution = await run.solve(selection, 1, known)
  if (solution.status === 'infeasible') {
    if (start !== null) throw new Error('the solver calls infeasible what has a selection')
    return explainCollision(prepared, run)
  }
  const found = pointOf(prepared, selection, solution)
  const state = betterOf(found, start)
  if (state === null) return nothing('limit')
  improveSelection(prepared, state, undefined, run.isOver)
  if (!state.isSound()) throw new Error('the selection breaks a rule')
  const ceiling = Math.min(
    trivialBound(prepared),
    'bound' in solution && solution.bound !== null
      ? selection.boundOf(solution.bound)
      : Number.POSITIVE_INFINITY,
  )
  // What was rounded to steps may have lost almost a step for each person and need.
  const rounding = prepared.exact ? 0 : prepared.people.length + prepared.gain.length
  const isProved = proved && solution.status === 'optimal' && ceiling <= state.value
  const objective = prepared.objectiveOf(state.list())
  const ids = (people: readonly number[]): string[] => people.map((person) => prepared.people[person]!.id)
  return {
    status: isProved ? 'optimal' : 'feasible',
    objective,
    bound: isProved ? objective : Math.max(objective, prepared.valueOf(ceiling + rounding)),
    selected: ids(state.list()),
    waitlist: ids(waitlistOf(prepared, state)),
    reasons: reasonsFor(prepared, state),
    conflicts: [],
    irreducible: false,
  }
}

/** The selection of a point, when there is one; it must keep every rule in whole numbers. */
function pointOf(prepared: Prepared, selection: SelectionModel, solution: Solution): SelectionState | null {
  if (solution.status !== 'optimal' && solution.status !== 'feasible') return null
  const state = selectionState(prepared, selection.decode(solution.point))
  if (!state.isSound()) throw new Error('the point of the solver breaks a rule when it is rounded')
  return state
}

function betterOf(a: SelectionState | null, b: SelectionState | null): SelectionState | null {
  if (a === null || b === null) return a ?? b
  return b.value > a.value || (b.value === a.value && b.size > a.size) ? b : a
}

async function explainCollision(prepared: Prepared, run: Run): Promise<SelectionProposal> {
  const { rules, irreducible } = await collidingSet(prepared, async (kept) => {
    const relaxed = withRules(prepared, kept)
    const counted = isFeasibleByCounting(relaxed)
    if (counted !== null || run.isOver()) return counted
    const { status } = await run.solve(buildSelectionModel(relaxed, 'any'), 1)
    return status === 'limit' ? null : status !== 'infeasible'
  })
  return {
    ...nothing('infeasible'),
    conflicts: rules.map((rule) => describeRule(prepared, rule)),
    irreducible,
  }
}

const nothing = (status: 'infeasible' | 'limit'): SelectionProposal => ({
  status,
  objective: null,
  bound: null,
  selected: [],
  waitlist: [],
  reasons: {},
  conflicts: [],
  irreducible: false,
})
