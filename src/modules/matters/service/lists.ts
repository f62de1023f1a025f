import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import type { ProblemListQuery, ProblemSummary, TaskListQuery, TaskSummary } from '../contract/index.ts'
import { listProblems as queryProblems } from '../queries/problem.ts'
import { listTasks as queryTasks } from '../queries/task.ts'
import { toSummaries } from './show-problem.ts'
import { toTaskSummary } from './show-task.ts'

/** Problems within reach; in no other order wanted, the most pressing first. */
export async function listProblems(
  ctx: Context,
  filter: ProblemListQuery,
): Promise<ListPage<ProblemSummary>> {
  const page = await queryProblems(ctx, filter, businessDay(ctx.clock))
  return { ...page, items: await toSummaries(ctx, page.items) }
}

/** Tasks within reach; in no other order wanted, by light. */
export async function listTasks(ctx: Context, filter: TaskListQuery): Promise<ListPage<TaskSummary>> {
  const today = businessDay(ctx.clock)
  return mapPage(await queryTasks(ctx, filter, today), (task) => toTaskSummary(task, today))
}
