import { randomUUID } from 'node:crypto'
import type { SelectionProblem } from '#core/scheduling/selection/problem.ts'
import { replan } from '#core/scheduling/selection/replan.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { proposeSelection } from '#platform/solver/selection/propose.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { RunKind, SelectionRun } from '../../contract/index.ts'
import type { StoredClass } from '../../queries/class.ts'
import { findRun, insertRun, type RunNames, type StoredRun } from '../../queries/enrolment/run.ts'
import { classRef } from '../../refs.ts'
import { classForRunning, listStates, lockedForRunning, requireClassState } from './access.ts'
import { candidatesOf } from './candidates.ts'
import { linksOf } from './quotas.ts'
import { toRunShape } from './run-words.ts'
import { enrolmentState } from './state.ts'

/** Longest the solver may take, and its seed: the same question has the same answer. */
const limits = { seconds: 15, seed: 1 }

/**
 * Proposes whom to select, and keeps the proposal with all that it was computed from. No transaction is open while the
 * solver works.
 *
 * @throws AppError `conflict` `training.selection.nobody` when nobody was found eligible yet, `training.selection.noVacancy`
 *   when re-planning is asked for and nobody gave a place up.
 */
export async function proposeClassSelection(
  ctx: Context,
  { id, kind }: { id: string; kind: RunKind },
): Promise<SelectionRun> {
  const of = await classForRunning(ctx, id)
  requireClassState(of, listStates)
  const { problem, names } = await problemOf(ctx, of, kind)
  const proposal = await proposeSelection(problem, limits)
  const runId = randomUUID()
  await inTransaction(ctx, async (tx) => {
    const held = await lockedForRunning(tx, id)
    requireClassState(held, listStates)
    await keepRun(tx, held, { id: runId, classId: id, kind, problem, proposal, names }, false)
  })
  const run = await findRun(ctx.db, runId)
  if (run === null) throw new Error(`the run ${runId} is gone`)
  return toRunShape(run, false)
}

/** The same in the open transaction, which waits for the solver: for loading data. Gives the id of the run. */
export async function proposeSelectionIn(tx: Context, id: string, isDemo: boolean): Promise<string> {
  const of = await lockedForRunning(tx, id)
  const { problem, names } = await problemOf(tx, of, 'select')
  const proposal = await proposeSelection(problem, limits)
  const runId = randomUUID()
  await keepRun(tx, of, { id: runId, classId: id, kind: 'select', problem, proposal, names }, isDemo)
  return runId
}

async function problemOf(
  ctx: Context,
  of: StoredClass,
  kind: RunKind,
): Promise<{ problem: SelectionProblem; names: RunNames }> {
  const state = await enrolmentState(ctx, of)
  const vacated = kind === 'replan' ? state.nominations.filter((one) => one.vacated) : []
  if (kind === 'replan' && vacated.length === 0)
    throw new AppError('conflict', 'training.selection.noVacancy', 'nobody gave a place up')
  const { problem, names, nominations } = await candidatesOf(ctx, state, vacated)
  if (nominations.length === vacated.length)
    throw new AppError('conflict', 'training.selection.nobody', 'nobody was found eligible yet')
  if (kind === 'select') return { problem, names }
  const previous = nominations.filter((one) => one.state === 'selected' || one.vacated).map((one) => one.id)
  return {
    problem: replan(
      problem,
      previous,
      vacated.map((one) => one.id),
    ),
    names,
  }
}

async function keepRun(
  tx: Context,
  of: StoredClass,
  run: Pick<StoredRun, 'id' | 'classId' | 'kind' | 'problem' | 'proposal' | 'names'>,
  isDemo: boolean,
): Promise<void> {
  await insertRun(tx.db, run, { id: tx.actor.id, name: tx.actor.name, isDemo }, tx.clock.now())
  await recordChanges(tx, [
    {
      action: 'training.selection.propose',
      object: classRef(of.id),
      before: null,
      // Who is in stands in the run: the story of the class is read by more people than may know it.
      after: { runKind: run.kind, nominees: run.problem.people.length, seats: run.problem.seats },
      links: linksOf(of),
    },
  ])
}
