import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { without } from '#platform/without.ts'
import type { ClassLessons, Lesson, LessonEffect, LessonScope, LessonState } from '../../contract/index.ts'
import * as queries from '../../queries/lesson.ts'
import { classRef, lessonRef } from '../../refs.ts'
import { drawLessons as drawn } from '../../rules/lessons.ts'
import { lockedClass, visibleClass } from '../class/show-class.ts'
import { outcomeOf } from './outcome.ts'

const read = 'training.feedback.read'
const decide = 'training.lesson.decide'

const told = (stored: queries.StoredLesson): Lesson => without(stored, ['classId', 'classTitle', 'subject'])

/** Lessons of a class, those for the whole series first. */
export async function getClassLessons(ctx: Context, classId: string): Promise<ClassLessons> {
  const one = await visibleClass(ctx, classId)
  requireRight(ctx, read, one.belonging)
  return {
    lessons: (await queries.lessonsOf(ctx.db, classId)).map(told),
    mayDecide: may(ctx, decide, one.belonging),
  }
}

/** Draws lessons from what a class left behind. Those somebody decided on stay as they are. */
export async function drawLessons(ctx: Context, classId: string): Promise<ClassLessons> {
  await inTransaction(ctx, (tx) => drawLessonsIn(tx, classId))
  return getClassLessons(ctx, classId)
}

/** The same in the open transaction. */
export async function drawLessonsIn(tx: Context, classId: string): Promise<void> {
  const one = await lockedClass(tx, classId)
  requireRight(tx, decide, one.belonging)
  const lessons = drawn(await outcomeOf(tx, one))
  const gone = await queries.dropProposals(tx.db, classId, lessons)
  const put = await queries.putDrawnLessons(tx.db, classId, lessons, tx.clock.now())
  const stored = new Map((await queries.lessonsOf(tx.db, classId)).map((lesson) => [lesson.id, lesson]))
  const links = (id: string): [Link] => [
    { from: lessonRef(id), relation: 'drawnFrom', to: classRef(classId) },
  ]
  await recordChanges(tx, [
    ...put.map(({ id, isNew }) => ({
      action: isNew ? 'training.lesson.draw' : 'training.lesson.redraw',
      object: lessonRef(id),
      before: null,
      after: content(stored.get(id)),
      links: links(id),
    })),
    ...gone.map((id) => ({
      action: 'training.lesson.takeBack',
      object: lessonRef(id),
      before: null,
      after: null,
      links: links(id),
    })),
  ])
}

const content = (lesson: queries.StoredLesson | undefined) =>
  lesson === undefined
    ? null
    : {
        scope: lesson.scope,
        rule: lesson.rule,
        subject: lesson.subject,
        seen: lesson.seen,
        effect: lesson.effect,
        note: lesson.note,
        state: lesson.state,
      }

export interface LessonDecision {
  id: string
  lockVersion: number
  state: LessonState
  scope: LessonScope
  effect: LessonEffect
  note: string | null
}

/**
 * Confirms a lesson as it is or changed, drops it, or leaves it open again.
 *
 * @throws AppError `badInput` `training.lesson.otherEffect` when it would change something else than what it is about.
 */
export async function decideLesson(ctx: Context, input: LessonDecision): Promise<Lesson> {
  return inTransaction(ctx, (tx) => decideLessonIn(tx, input))
}

/** The same in the open transaction. */
export async function decideLessonIn(tx: Context, input: LessonDecision): Promise<Lesson> {
  const before = await queries.lockLesson(tx.db, input.id)
  if (before === null || !(await queries.visibleLessons(tx, [input.id])).has(input.id))
    throw new AppError('notFound', 'training.lesson.unknown', `there is no lesson ${input.id}`)
  requireRight(tx, decide, (await visibleClass(tx, before.classId)).belonging)
  requireVersion(before, input.lockVersion)
  if (target(before.effect) !== target(input.effect))
    throw new AppError('badInput', 'training.lesson.otherEffect', 'a lesson keeps what it is about', {
      field: 'effect',
    })
  const by = input.state === 'proposed' ? null : { id: tx.actor.id, name: tx.actor.name }
  await queries.updateLesson(tx.db, input.id, { ...input, by }, tx.clock.now())
  const after = await queries.findLesson(tx.db, input.id)
  await recordChanges(tx, [
    {
      action: `training.lesson.${verbs[input.state]}`,
      object: lessonRef(input.id),
      before: content(before),
      after: content(after ?? undefined),
      links: [{ from: lessonRef(input.id), relation: 'drawnFrom', to: classRef(before.classId) }],
    },
  ])
  return told(after ?? before)
}

const verbs: Readonly<Record<LessonState, string>> = {
  confirmed: 'confirm',
  dropped: 'drop',
  proposed: 'reopen',
}

/** What an effect is about, whatever it makes of it. */
function target(effect: LessonEffect): string {
  switch (effect.kind) {
    case 'topicWeight':
      return `topic ${effect.topicCode}`
    case 'course':
    case 'hours':
      return `${effect.kind} ${effect.courseId}`
    case 'teacher':
      return `teacher ${effect.teacherId}`
    case 'discussion':
      return 'discussion'
  }
}
