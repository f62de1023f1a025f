import { z } from 'zod'
import { topicCode } from './topic.ts'

/** For every class of the series, or for those of the chain of the class. */
export const lessonScopes = ['series', 'chain'] as const
export const lessonScope = z.enum(lessonScopes)
export type LessonScope = z.infer<typeof lessonScope>

export const lessonStates = ['proposed', 'confirmed', 'dropped'] as const
export const lessonState = z.enum(lessonStates)
export type LessonState = z.infer<typeof lessonState>

/** From what a lesson is drawn. */
export const lessonRules = [
  'courseLow',
  'courseHigh',
  'teachingLow',
  'teachingHigh',
  'relevanceLow',
  'informationLow',
  'practicalLow',
  'topicLacking',
  'notUsed',
  'needUnmet',
] as const
export const lessonRule = z.enum(lessonRules)
export type LessonRule = z.infer<typeof lessonRule>

/**
 * What was seen: a figure, what it is out of, how many ratings, answers or needs stand behind it, and the bound it went past.
 */
export const lessonSeen = z.object({
  figure: z.number(),
  outOf: z.number().nullable(),
  n: z.number().int(),
  bound: z.number(),
})
export type LessonSeen = z.infer<typeof lessonSeen>

export const attitudes = ['avoid', 'prefer'] as const
export const attitude = z.enum(attitudes)

/** Weights of topics are factors: 1 changes nothing, 1.5 makes a need of it count half as much again. */
export const topicFactor = z.number().min(0.25).max(2)

/** What a lesson changes in the next class. */
export const lessonEffect = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('topicWeight'), topicCode, weight: topicFactor }),
  z.object({ kind: z.literal('course'), courseId: z.uuid(), attitude }),
  z.object({ kind: z.literal('teacher'), teacherId: z.uuid(), attitude }),
  /** So many minutes more of discussion and practice in each half-day. */
  z.object({ kind: z.literal('discussion'), minutes: z.number().int().min(10).max(120) }),
  /** So many class-hours more for a course. */
  z.object({ kind: z.literal('hours'), courseId: z.uuid(), hours: z.number().min(0.5).max(4) }),
])
export type LessonEffect = z.infer<typeof lessonEffect>
