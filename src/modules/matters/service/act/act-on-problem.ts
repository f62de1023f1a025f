import { chainRef } from '#modules/chains/index.ts'
import type { Context } from '#platform/context.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { without } from '#platform/without.ts'
import { act, type Moved, type Step } from '#platform/workflow/engine.ts'
import type { StepInput } from '#platform/workflow/instance.ts'
import {
  type ProblemAction,
  type ProblemActionInput,
  type ProblemDetail,
  type ProblemStep,
  problemActions,
} from '../../contract/index.ts'
import type { MattersPorts } from '../../ports.ts'
import { problemWorkflow } from '../../problem-workflow.ts'
import { updateProblemRow } from '../../queries/problem-writes.ts'
import { problemRef } from '../../refs.ts'
import { splitIn } from '../merge-problems.ts'
import { aboutLinks } from '../open-problem.ts'
import { lockedProblem, problemAfterAct } from '../show-problem.ts'
import { prepareDelegate } from './delegate.ts'
import { prepareAssign, prepareEscalate, prepareExtend, prepareReopen, prepareTransfer } from './hand-over.ts'
import type { Prepare } from './prepared.ts'
import {
  prepareCallBack,
  prepareClose,
  preparePlan,
  preparePlanTogether,
  prepareRate,
  prepareResolve,
} from './solve.ts'

/** Actions that only move the problem and change nothing of it. */
const plain: Prepare = async (_tx, _problem, { reason, untilOn, supervision }) => ({
  input: { reason, untilOn, supervision },
})

const preparations: Readonly<Record<ProblemAction, Prepare>> = {
  assign: prepareAssign,
  return: plain,
  plan: preparePlan,
  planTogether: preparePlanTogether,
  agree: plain,
  refuse: plain,
  recall: plain,
  start: plain,
  resolve: prepareResolve,
  sendBack: prepareReopen,
  rate: prepareRate,
  callBack: prepareCallBack,
  close: prepareClose,
  transfer: prepareTransfer,
  delegate: prepareDelegate('lead'),
  delegateChief: prepareDelegate('chainChief'),
  delegateHeadChief: prepareDelegate('headChainChief'),
  extend: prepareExtend,
  suspend: plain,
  resume: plain,
  escalate: prepareEscalate,
  settle: plain,
  supervise: plain,
  reopen: prepareReopen,
}

/**
 * Does one step that has a form of its own. The engine checks state, right, party and needs; the module writes the columns and
 * what else belongs to the step, all in one transaction with one audit entry.
 *
 * @throws AppError as `act` of the workflow engine, and where the module refuses: no proof, no word of the enterprise.
 */
export async function actOnProblem(
  ctx: Context,
  ports: MattersPorts,
  input: ProblemActionInput,
): Promise<ProblemDetail> {
  await inTransaction(ctx, (tx) => doOnProblem(tx, ports, input))
  return problemAfterAct(ctx, ports, input.id)
}

/**
 * Does any other step, for the dialogs that all workflows share.
 *
 * @throws AppError as `actOnProblem`; what the action does not take is refused by the engine.
 */
export async function stepOnProblem(ctx: Context, ports: MattersPorts, step: Step): Promise<void> {
  const { object, action: name, lockVersion: stateVersion, ...told } = step
  const { id } = object
  const action = problemActions.find((one) => one === name)
  await inTransaction(ctx, async (tx) => {
    if (name === 'split') await splitIn(tx, { id, stateVersion, reason: told.reason })
    else if (action === undefined) await act(tx, problemWorkflow, step)
    else await doOnProblem(tx, ports, { ...told, id, action, stateVersion }, told)
  })
}

/**
 * The same in the open transaction.
 *
 * @param told what was told besides, for the engine to take or refuse.
 * @param more links beside those of any step.
 */
export async function doOnProblem(
  tx: Context,
  ports: MattersPorts,
  input: ProblemStep,
  told: StepInput = {},
  more: Link[] = [],
): Promise<Moved> {
  const problem = await lockedProblem(tx, input.id)
  const prepared = await preparations[input.action](tx, problem, input, ports)
  const { change, after, links = [] } = prepared
  const keys = Object.keys(change ?? {}) as (keyof typeof problem)[]
  const moved = await act(
    tx,
    problemWorkflow,
    {
      ...(prepared.input.dueOn === undefined ? told : without(told, ['dueOn', 'workdays'])),
      ...withoutAbsent(prepared.input),
      object: problemRef(problem.id),
      action: input.action,
      lockVersion: input.stateVersion,
    },
    {
      before: Object.fromEntries(keys.filter((key) => key in problem).map((key) => [key, problem[key]])),
      after: { ...change, ...after },
      links: [
        { from: problemRef(problem.id), relation: 'about', to: chainRef(problem.chainCode) },
        ...aboutLinks(problem.id, {
          nodeCode: problem.node?.code ?? null,
          enterpriseId: problem.enterprise?.id ?? null,
        }),
        ...links,
        ...more,
      ],
    },
  )
  if (change !== undefined) await updateProblemRow(tx.db, problem.id, change, tx.clock.now())
  await prepared.follow?.(tx, moved)
  return moved
}

function withoutAbsent<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T
}
