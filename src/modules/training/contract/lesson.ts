import { z } from 'zod'
import { endpoint, instant, lockVersion } from '#platform/http/contract.ts'
import { lessonEffect, lessonRule, lessonScope, lessonSeen, lessonState } from './lesson-terms.ts'

/** What a class taught those who plan the next. */
export const lesson = z.object({
  id: z.uuid(),
  scope: lessonScope,
  rule: lessonRule,
  /** Name of the topic, course or teacher it is about; null for the class as a whole. */
  about: z.string().nullable(),
  seen: lessonSeen,
  effect: lessonEffect,
  note: z.string().nullable(),
  state: lessonState,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  lockVersion: z.number().int(),
})
export type Lesson = z.infer<typeof lesson>

export const classLessons = z.object({
  lessons: z.array(lesson),
  mayDecide: z.boolean(),
})
export type ClassLessons = z.infer<typeof classLessons>

const byId = z.object({ id: z.uuid() })
const tags = ['training feedback']

export const lessonContract = {
  getClassLessons: endpoint('training.feedback.read', {
    method: 'GET',
    path: '/training/classes/{id}/lessons',
    tags,
    summary: 'Lessons drawn from a class, those for the whole series before those for its chain',
  })
    .input(byId)
    .output(classLessons),
  drawLessons: endpoint('training.lesson.decide', {
    method: 'POST',
    path: '/training/classes/{id}/lessons',
    tags,
    summary:
      'Draw lessons from ratings, use in work and needs not met; those decided on stay, those proposed are seen anew',
  })
    .input(byId)
    .output(classLessons),
  decideLesson: endpoint('training.lesson.decide', {
    method: 'PUT',
    path: '/training/lessons/{id}',
    tags,
    summary: 'Confirm a lesson, as it is or changed, drop it, or leave it open again',
  })
    .input(
      byId.extend({
        lockVersion,
        state: lessonState,
        scope: lessonScope,
        effect: lessonEffect,
        note: z.string().trim().min(2).max(300).nullable().default(null),
      }),
    )
    .output(lesson),
}
