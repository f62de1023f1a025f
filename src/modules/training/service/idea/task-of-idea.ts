import type { TaskInput } from '#modules/matters/contract/index.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { WorkflowEffect } from '#platform/workflow/effect.ts'
import { adoptedIdeasOfTask } from '../../queries/idea.ts'
import { ideaRef } from '../../refs.ts'
import { visibleIdea } from './show-idea.ts'
import { tellAuthors } from './tell-authors.ts'

/**
 * What a task taken from an idea would say.
 *
 * @throws AppError `conflict` `training.idea.notAdopted` for an idea that was not adopted.
 */
export async function draftTaskFromIdea(ctx: Context, id: string): Promise<Partial<TaskInput>> {
  requireRight(ctx, 'matters.task.draft')
  const one = await visibleIdea(ctx, id)
  if (one.state !== 'adopted')
    throw new AppError('conflict', 'training.idea.notAdopted', 'a task is taken from an adopted idea', { id })
  return {
    title: one.title,
    goal: [...one.text].slice(0, 1000).join(''),
    ...(one.chainCode === null ? {} : { chainCode: one.chainCode }),
    nodeCode: one.node?.code ?? null,
    origin: 'idea',
    raisedFrom: [ideaRef(id)],
  }
}

/** What authors are told of, by the state a task has come to. */
const told: Readonly<Record<string, string>> = {
  approved: '已立项为任务',
  done: '对应任务已完成',
  cancelled: '对应任务已取消',
}

/** Lets the authors of adopted ideas know when the task taken from them is settled, done or cancelled. */
export async function tellOfTask(ctx: Context, { object, from, to, reason }: WorkflowEffect): Promise<void> {
  const words = told[to]
  if (words === undefined || from === to) return
  await inTransaction(ctx, async (tx) => {
    for (const one of await adoptedIdeasOfTask(tx.db, object.id))
      await tellAuthors(tx, one, {
        topic: 'training.idea.taskMoved',
        title: `金点子${words}：${one.title}`,
        text: reason === null ? words : `${words}：${reason}`,
      })
  })
}
