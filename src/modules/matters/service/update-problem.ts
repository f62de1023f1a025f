import { chainRef } from '#modules/chains/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { type Undoer, undoLink } from '#platform/audit/undoer.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { rename } from '#platform/workflow/engine.ts'
import { type ProblemColumns, type ProblemDetail, problemColumns } from '../contract/index.ts'
import { keepBlockJob } from '../jobs-declared.ts'
import type { MattersPorts } from '../ports.ts'
import { problemsWithin, type StoredProblem } from '../queries/problem.ts'
import { updateProblemRow } from '../queries/problem-writes.ts'
import { problemRef } from '../refs.ts'
import { type Column, closedColumns } from '../rules/columns.ts'
import { chainAndNode } from './checks.ts'
import { aboutLinks } from './open-problem.ts'
import { getProblem, lockedProblem } from './show-problem.ts'

/**
 * Changes the columns that the present state leaves open.
 *
 * @throws AppError `conflict` `platform.object.changed` when somebody changed them meanwhile, `conflict`
 *   `matters.problem.columnClosed` for a column that the state does not leave open.
 */
export async function updateProblem(
  ctx: Context,
  ports: MattersPorts,
  id: string,
  lockVersion: number,
  given: Partial<ProblemColumns>,
): Promise<ProblemDetail> {
  await inTransaction(ctx, (tx) => changeColumns(tx, id, lockVersion, given, 'matters.problem.update'))
  return getProblem(ctx, ports, id)
}

/** The same in the open transaction. @param lockVersion null for whatever version there is. */
export async function changeColumns(
  tx: Context,
  id: string,
  lockVersion: number | null,
  given: Partial<ProblemColumns>,
  action: string,
  more: Link[] = [],
): Promise<void> {
  const problem = await lockedProblem(tx, id)
  requireRight(tx, 'matters.problem.handle', problem.belonging)
  if (lockVersion !== null)
    requireVersion({ ...columnsOf(problem), lockVersion: problem.lockVersion }, lockVersion)
  await saveColumns(tx, problem, given, action, more)
}

/** Changes the columns given that differ, as far as the state leaves them open. */
async function saveColumns(
  tx: Context,
  problem: StoredProblem,
  given: Partial<ProblemColumns>,
  action: string,
  more: Link[] = [],
): Promise<void> {
  const { id } = problem
  const before = columnsOf(problem)
  const changed = (Object.keys(given) as Column[]).filter(
    (column) => given[column] !== undefined && given[column] !== before[column],
  )
  const closed = closedColumns(problem, changed)
  if (closed.length > 0) {
    throw new AppError(
      'conflict',
      'matters.problem.columnClosed',
      `${closed.join(', ')} cannot be changed now`,
      {
        columns: closed,
        state: problem.state,
      },
    )
  }
  if (changed.length === 0) return
  const { nodeCode, ...rest } = Object.fromEntries(
    changed.map((column) => [column, given[column]]),
  ) as Partial<ProblemColumns>
  const nodeId =
    nodeCode === undefined ? undefined : (await chainAndNode(tx, problem.chainCode, nodeCode)).nodeId
  await updateProblemRow(tx.db, id, { ...rest, nodeId }, tx.clock.now())
  if (rest.title !== undefined) {
    await rename(tx, problemRef(id), {
      title: rest.title,
      href: `/problems/${id}`,
      belonging: {
        orgIds: [problem.createdOrgId],
        chainCodes: [problem.chainCode],
        regionCodes: [problem.region?.code ?? null],
        accountIds: [problem.createdBy],
      },
    })
  }
  await recordChanges(tx, [
    {
      action,
      object: problemRef(id),
      before: Object.fromEntries(changed.map((column) => [column, before[column]])),
      after: Object.fromEntries(changed.map((column) => [column, given[column]])),
      links: [
        { from: problemRef(id), relation: 'about', to: chainRef(problem.chainCode) },
        ...aboutLinks(id, { nodeCode: nodeCode ?? null, enterpriseId: problem.enterprise?.id ?? null }),
        ...more,
      ],
    },
  ])
  await tx.jobs.enqueue(tx, keepBlockJob, { problemId: id })
}

/** Takes back a change of columns, as far as the state leaves them open. */
export const problemUndoer: Undoer = {
  actions: ['matters.problem.update', 'matters.problem.undo'],
  permission: 'matters.problem.handle',
  editable: (ctx, ids) => problemsWithin(ctx, 'matters.problem.handle', ids),
  lock: async (tx, { object }) => columnsOf(await lockedProblem(tx, object.id)),
  restore: async (tx, change) => {
    const problem = await lockedProblem(tx, change.object.id)
    const columns = problemColumns.partial().parse(change.before)
    await saveColumns(tx, problem, columns, 'matters.problem.undo', [undoLink(change)])
  },
}

function columnsOf(problem: StoredProblem): ProblemColumns {
  const { title, countermeasure, responsibility, responsiblePerson, effect, isBlocking, severity } = problem
  return {
    title,
    problem: problem.problem,
    countermeasure,
    responsibility,
    responsiblePerson,
    effect,
    nodeCode: problem.node?.code ?? null,
    isBlocking,
    severity,
  }
}
