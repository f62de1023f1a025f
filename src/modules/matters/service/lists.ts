import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { Page } from '#platform/db/paging.ts'
import type { ProblemFilter, ProblemSummary, TaskFilter, TaskSummary } from '../contract/index.ts'
import { listProblems as queryProblems } from '../queries/problem.ts'
import { listTasks as queryTasks } from '../queries/task.ts'
import { toSummaries } from './show-problem.ts'
import { toTaskSummary } from './show-task.ts'

type Window = { page: number; pageSize: number }

/** Problems within reach, most pressing first. */
export async function listProblems(
  ctx: Context,
  filter: ProblemFilter & Window,
): Promise<Page<ProblemSummary>> {
  const page = await queryProblems(ctx, filter, businessDay(ctx.clock))
  return { ...page, items: await toSummaries(ctx, page.items) }
}

/** Tasks within reach, by light. */
export async function listTasks(ctx: Context, filter: TaskFilter & Window): Promise<Page<TaskSummary>> {
  const today = businessDay(ctx.clock)
  const page = await queryTasks(ctx, filter, today)
  return { ...page, items: page.items.map((task) => toTaskSummary(task, today)) }
}
