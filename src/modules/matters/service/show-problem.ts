import { workdaysBetween } from '#core/scheduling/working-calendar.ts'
import { calendarAround } from '#platform/calendar/load-calendar.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { NamedRef, ObjectRef } from '#platform/http/contract.ts'
import { may, requireVisible, visibleObjects } from '#platform/rights/rights.ts'
import { describe } from '#platform/thread/thread.ts'
import { without } from '#platform/without.ts'
import { membership } from '#platform/workflow/parties.ts'
import { findInstance } from '#platform/workflow/read.ts'
import type { ProblemDetail, ProblemSummary, Proof, Rating } from '../contract/index.ts'
import type { MattersPorts } from '../ports.ts'
import { problemWorkflow } from '../problem-workflow.ts'
import { listMerged } from '../queries/merge.ts'
import { findProblem, lockProblem, type StoredProblem, visibleProblems } from '../queries/problem.ts'
import { listFollowers, listOrigins } from '../queries/problem-writes.ts'
import { listProofs, listRatings, type StoredProof } from '../queries/proof.ts'
import { listTasksOf } from '../queries/task.ts'
import { problemRef } from '../refs.ts'
import { openColumns } from '../rules/columns.ts'
import { limitOf } from '../rules/limit.ts'

export const unknownProblem = (id: string): AppError =>
  new AppError('notFound', 'matters.problem.unknown', `there is no problem ${id}`, { id })

/** A problem the actor may see. @throws AppError `notFound` for one unknown or out of reach. */
export async function visibleProblem(ctx: Context, id: string): Promise<StoredProblem> {
  return requireVisible(
    ctx,
    'matters.problem.read',
    await findProblem(ctx.db, id),
    (problem) => problem.belonging,
    () => unknownProblem(id),
  )
}

/** The same, held until the transaction ends. */
export async function lockedProblem(tx: Context, id: string): Promise<StoredProblem> {
  return requireVisible(
    tx,
    'matters.problem.read',
    await lockProblem(tx.db, id),
    (problem) => problem.belonging,
    () => unknownProblem(id),
  )
}

/** What a list does not show of a stored problem. */
const kept = [
  'isCountersigned',
  'clock',
  'createdBy',
  'createdByName',
  'createdOrgId',
  'createdAt',
  'mergedIntoId',
  'belonging',
  'lockVersion',
  'stateVersion',
] as const

/** Stored problems as a list shows them. */
export async function toSummaries(
  ctx: Context,
  problems: readonly StoredProblem[],
): Promise<ProblemSummary[]> {
  const today = businessDay(ctx.clock)
  const calendar = await calendarAround(ctx)
  return problems.map((problem) => {
    return {
      ...without(problem, kept),
      limit: limitOf({ ...problem.clock, state: problem.state }, today, (from, until) =>
        workdaysBetween(calendar, from, until),
      ),
    }
  })
}

/** Everything about one problem that the actor may know. */
export async function getProblem(ctx: Context, ports: MattersPorts, id: string): Promise<ProblemDetail> {
  return showProblem(ctx, ports, await visibleProblem(ctx, id))
}

/** The same as it stands after an act of the actor, who may have handed it out of reach by that act. */
export async function problemAfterAct(ctx: Context, ports: MattersPorts, id: string): Promise<ProblemDetail> {
  const problem = await findProblem(ctx.db, id)
  if (problem === null) throw unknownProblem(id)
  return showProblem(ctx, ports, problem)
}

async function showProblem(
  ctx: Context,
  ports: MattersPorts,
  problem: StoredProblem,
): Promise<ProblemDetail> {
  const { id } = problem
  const [summary] = await toSummaries(ctx, [problem])
  const [origins, followers, proofs, ratings, merged, tasks] = [
    await listOrigins(ctx.db, id),
    await listFollowers(ctx.db, id),
    await listProofs(ctx.db, { problemId: id }),
    await listRatings(ctx.db, id),
    await listMerged(ctx.db, id),
    await listTasksOf(ctx, problemRef(id)),
  ]
  const seen = await visibleProblems(
    ctx,
    merged.map((one) => one.id),
  )
  const mergedSeen = merged.filter((one) => seen.has(one.id))
  const named = await namesOf(ctx, ports, [
    ...origins,
    ...proofs.flatMap((proof) => proof.ref ?? []),
    ...(problem.mergedIntoId === null ? [] : [problemRef(problem.mergedIntoId)]),
  ])
  const instance = (await findInstance(ctx, problemRef(id)))!
  const today = businessDay(ctx.clock)
  // What was written down in the enterprise's name is its own to read and to contradict.
  const isEnterprise = membership(problemWorkflow, instance, 'enterprise', ctx.actor, today) !== null
  const mayHandle = may(ctx, 'matters.problem.handle', problem.belonging)
  return {
    ...summary!,
    createdBy: problem.createdByName,
    createdAt: problem.createdAt,
    raisedFrom: origins.map(named),
    followers: followers.map((follower) => follower.name),
    isFollowing: followers.some((follower) => follower.id === ctx.actor.id),
    proofs: proofs.map((proof) => toProof(proof, named)),
    ratings: ratings.map(({ accountId, ...rating }): Rating => {
      const seesGrade =
        accountId === ctx.actor.id ||
        (isEnterprise && may(ctx, 'matters.problem.rate', problem.belonging)) ||
        may(ctx, 'matters.problem.supervise', problem.belonging)
      return seesGrade ? rating : { ...rating, grade: null, comment: null }
    }),
    mergedInto: problem.mergedIntoId === null ? null : named(problemRef(problem.mergedIntoId)),
    merged: mergedSeen,
    mergedHidden: merged.length - mergedSeen.length,
    tasks,
    mayRemove:
      problem.state === 'registered' &&
      problem.stateVersion === 1 &&
      (problem.createdBy === ctx.actor.id || may(ctx, 'matters.problem.remove', problem.belonging)),
    mayMerge: mayHandle && problemWorkflow.actions.merge.from.some((state) => state === problem.state),
    editable: mayHandle ? openColumns(problem) : [],
    lockVersion: problem.lockVersion,
    stateVersion: problem.stateVersion,
  }
}

/** Gives every reference its name; one that nobody knows, or that the actor may not see, keeps none. */
export async function namesOf(
  ctx: Context,
  { describers, guards }: Pick<MattersPorts, 'describers' | 'guards'>,
  refs: ObjectRef[],
): Promise<(ref: ObjectRef) => NamedRef> {
  const seen = await visibleObjects(ctx, guards, refs)
  const names = await describe(ctx.db, describers, refs.filter(seen))
  return (ref) => names.get(`${ref.kind} ${ref.id}`) ?? { ...ref, title: null, href: null }
}

export function toProof(proof: StoredProof, named: (ref: ObjectRef) => NamedRef): Proof {
  const { id, text, ref, url, attachment, at, byName } = proof
  return { id, text, ref: ref === null ? null : named(ref), url, attachment, at, byName }
}
