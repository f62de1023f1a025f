import { mattersDescribers, mattersGuards } from '#modules/matters/index.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { may, visibleObjects } from '#platform/rights/rights.ts'
import { describe } from '#platform/thread/thread.ts'
import { without } from '#platform/without.ts'
import { type IdeaDetail, type IdeaSummary, pendingIdeaStates } from '../../contract/index.ts'
import {
  findIdea,
  ideasMergedInto,
  lockIdea,
  type StoredIdea,
  tasksOfIdea,
  visibleIdeas,
} from '../../queries/idea.ts'

const unknownIdea = (id: string): AppError =>
  new AppError('notFound', 'training.idea.unknown', `there is no idea ${id}`, { id })

const sees = (ctx: Context, one: StoredIdea): boolean =>
  may(ctx, 'training.idea.read', one.state === 'adopted' ? undefined : one.belonging)

/** An idea the actor may see. @throws AppError `notFound` for one unknown or out of sight. */
export async function visibleIdea(ctx: Context, id: string): Promise<StoredIdea> {
  const one = await findIdea(ctx.db, id)
  if (one === null || !sees(ctx, one)) throw unknownIdea(id)
  return one
}

/** The same, held until the transaction ends. */
export async function lockedIdea(tx: Context, id: string): Promise<StoredIdea> {
  const one = await lockIdea(tx.db, id)
  if (one === null || !sees(tx, one)) throw unknownIdea(id)
  return one
}

const kept = [
  'authors',
  'class',
  'reply',
  'repliedBy',
  'mergedIntoId',
  'createdBy',
  'createdOrgId',
  'lockVersion',
  'belonging',
] as const

export const toIdeaRow = (one: StoredIdea): IdeaSummary => ({
  ...without(one, kept),
  authors: one.authors.map(({ name, unit }) => ({ name, unit })),
})

const isAuthor = ({ actor }: Pick<Context, 'actor'>, one: StoredIdea): boolean =>
  one.authors.some(
    ({ accountId, personId }) => accountId === actor.id || (personId !== null && personId === actor.personId),
  )

/** Everything about one idea that the actor may know. */
export async function getIdea(ctx: Context, id: string): Promise<IdeaDetail> {
  const one = await visibleIdea(ctx, id)
  const into = one.mergedIntoId === null ? null : await findIdea(ctx.db, one.mergedIntoId)
  const merged = await ideasMergedInto(ctx.db, id)
  const seen = await visibleIdeas(ctx, [
    ...merged.map((other) => other.id),
    ...(into === null ? [] : [into.id]),
  ])
  return {
    ...toIdeaRow(one),
    class: one.class,
    reply: one.reply,
    repliedBy: one.repliedBy,
    mergedInto:
      into === null || !seen.has(into.id) ? null : { id: into.id, number: into.number, title: into.title },
    merged: merged.filter((other) => seen.has(other.id)),
    tasks: await tasksTold(ctx, id),
    isOwn: isAuthor(ctx, one),
    seesSteps: may(ctx, 'training.idea.read', one.belonging),
    mayEdit:
      one.state === 'submitted' && isAuthor(ctx, one) && may(ctx, 'training.idea.write', one.belonging),
    mayHandle: pendingIdeaStates.includes(one.state) && may(ctx, 'training.idea.handle', one.belonging),
    lockVersion: one.lockVersion,
  }
}

/** Where its tasks stand, named where the actor may see them. */
async function tasksTold(ctx: Context, id: string): Promise<IdeaDetail['tasks']> {
  const tasks = await tasksOfIdea(ctx.db, id)
  const refs = tasks.map((task) => ({ kind: 'matters.task', id: task.id }))
  const seen = await visibleObjects(ctx, mattersGuards, refs)
  const names = await describe(ctx.db, mattersDescribers, refs.filter(seen))
  return tasks.map(({ state }, index) => {
    const ref = refs[index]!
    const named = names.get(`${ref.kind} ${ref.id}`)
    return {
      state,
      named: seen(ref) ? { ...ref, title: named?.title ?? null, href: named?.href ?? null } : null,
    }
  })
}
