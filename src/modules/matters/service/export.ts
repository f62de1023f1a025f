import { filledIn } from '#modules/directory/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { listFile } from '#platform/list/list-file.ts'
import { inTransaction } from '#platform/transaction.ts'
import { type ProblemFileQuery, problemList, type TaskFileQuery, taskList } from '../contract/index.ts'
import { listAllProblems } from '../queries/problem.ts'
import { listAllTasks } from '../queries/task.ts'
import { problemFilterWords, taskFilterWords } from './filter-words.ts'
import { toSummaries } from './show-problem.ts'
import { toTaskSummary } from './show-task.ts'

/** The problems that fit, as the five-column ledger in Excel. That a list left the house is noted in the audit. */
export function exportProblems(ctx: Context, { columns, ...asked }: ProblemFileQuery): Promise<File> {
  const today = businessDay(ctx.clock)
  return inTransaction(ctx, async (tx) => {
    const { items, total } = await listAllProblems(tx, asked, today)
    return listFile(tx, problemList, {
      name: 'problems',
      action: 'matters.problem.export',
      rows: await toSummaries(tx, items),
      total,
      about: [...(await filledIn(tx)), await problemFilterWords(tx, asked)],
      columns,
      asked: asAsked(asked),
    })
  })
}

/** The tasks that fit, with lead leader, lead unit and assisting units, in Excel. Noted in the audit. */
export function exportTasks(ctx: Context, { columns, ...asked }: TaskFileQuery): Promise<File> {
  const today = businessDay(ctx.clock)
  return inTransaction(ctx, async (tx) => {
    const { items, total } = await listAllTasks(tx, asked, today)
    return listFile(tx, taskList, {
      name: 'tasks',
      action: 'matters.task.export',
      rows: items.map((task) => toTaskSummary(task, today)),
      total,
      about: [...(await filledIn(tx)), await taskFilterWords(tx, asked)],
      columns,
      asked: asAsked(asked),
    })
  })
}

const asAsked = <T extends { sort?: unknown }>({ sort, ...filter }: T) => ({ filter, sort })
