import { z } from 'zod'
import { verdict } from '#modules/chains/contract/terms.ts'
import { courseForm } from './course.ts'
import { needLevel } from './need-shapes.ts'
import { changeAbility, competence, trainingQuality } from './tags.ts'
import { topicCategory, topicCode } from './topic.ts'

/** Why a need that was open is left out. Of several reasons the one that is easiest to do away with. */
export const leftOutReason = z.discriminatedUnion('rule', [
  /** It was named when experience was used, and was then not chosen; a person may take it all the same. */
  z.object({ rule: z.literal('avoided'), course: z.string(), why: z.string() }),
  /** A course would fit and was not taken. */
  z.object({ rule: z.literal('notChosen'), course: z.string() }),
  /** A course would fit, but not into the hours that are left. */
  z.object({ rule: z.literal('noHours'), course: z.string(), hours: z.number(), free: z.number() }),
  /** None of the usual teachers of the course can be had on the days of the class. */
  z.object({ rule: z.literal('noTeacher'), course: z.string() }),
  /** No module of the class takes a course of this category. */
  z.object({ rule: z.literal('noModule'), course: z.string(), category: topicCategory }),
  /** The course is one of another chain. */
  z.object({ rule: z.literal('otherChain'), course: z.string() }),
  z.object({ rule: z.literal('onlyRetired'), course: z.string() }),
  /** There is a course, which is not shared with whoever designed the class. */
  z.object({ rule: z.literal('notShared') }),
  /** No course covers any of its topics. */
  z.object({ rule: z.literal('noCourse'), topics: z.array(z.string()) }),
])
export type LeftOutReason = z.infer<typeof leftOutReason>

/** A course that meets a need, and by which topics. */
export const metBy = z.object({ courseId: z.uuid(), topics: z.array(topicCode) })
export type MetBy = z.infer<typeof metBy>

/** What experience with earlier classes changed in a proposal, and why. */
export const designChange = z.object({
  subject: z.enum(['topic', 'course', 'teacher']),
  /** Of the topic, course or teacher. */
  id: z.string().max(60),
  name: z.string().max(200),
  /** What a topic's weight was multiplied by; null for courses and teachers. */
  factor: z.number().nullable(),
  /** Null for topics. */
  attitude: z.enum(['avoid', 'prefer']).nullable(),
  why: z.string().max(500),
  /** What came of it: courses by title that stand in the proposal because of it or no longer do. */
  added: z.array(z.string().max(200)).max(40),
  removed: z.array(z.string().max(200)).max(40),
  /** Needs that would be left out without what is avoided and stands in the proposal all the same; null where it does not. */
  keptFor: z.number().int().min(0).nullable(),
})
export type DesignChange = z.infer<typeof designChange>

/** A course of the draft as people set it. */
export const designCourse = z.object({
  /** Of the module, from 1. */
  modulePosition: z.number().int().min(1).max(20),
  courseId: z.uuid(),
  versionNo: z.number().int().min(1),
  teacherId: z.uuid().nullable(),
  hours: z.number().min(0.5).max(480).multipleOf(0.5),
})
export type DesignCourseInput = z.infer<typeof designCourse>

/** What can be said against a course in the draft; nothing of it forbids it. */
export const designWarning = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('retired') }),
  z.object({ rule: z.literal('olderVersion'), present: z.number().int() }),
  z.object({ rule: z.literal('noTeacher') }),
  z.object({ rule: z.literal('teacherAway') }),
  z.object({ rule: z.literal('teacherRetired') }),
  /** The module is to be taught by a unit that the teacher is not of. */
  z.object({ rule: z.literal('otherUnit'), unit: z.string() }),
  /** The module takes courses of other categories. */
  z.object({ rule: z.literal('otherCategory'), category: topicCategory }),
  z.object({ rule: z.literal('cut'), hours: z.number(), full: z.number() }),
])
export type DesignWarning = z.infer<typeof designWarning>

const named = z.object({ id: z.uuid(), name: z.string() })

/** A course of the draft as it is shown. Teachers are told to whoever may see teachers. */
export const shownDesignCourse = designCourse.extend({
  title: z.string(),
  category: topicCategory,
  form: courseForm,
  /** Its length in the library. */
  fullHours: z.number(),
  presentVersionNo: z.number().int(),
  timesUsed: z.number().int(),
  /** Another unit or city whose course is used here; null for one of the host itself. */
  from: z.string().nullable(),
  /** Whether the viewer may open its page. */
  inSight: z.boolean(),
  teacher: named.nullable(),
  /** Who usually teaches it, with whether the days of the class suit. */
  teachers: z.array(named.extend({ available: z.boolean() })),
  /** The highest fee after tax in yuan for these hours; null without a teacher, or one who may not be told. */
  highestFee: z.number().nullable(),
  /** How many of the needs it meets, and how many no other course of the draft meets. */
  meets: z.number().int(),
  meetsAlone: z.number().int(),
  warnings: z.array(designWarning),
})
export type ShownDesignCourse = z.infer<typeof shownDesignCourse>

export const designNeed = z.object({
  id: z.uuid(),
  number: z.number().int(),
  statement: z.string(),
  level: needLevel,
  orgName: z.string(),
  chainName: z.string().nullable(),
  weight: z.number().int(),
  topics: z.array(z.object({ code: topicCode, name: z.string() })),
  outcome: z.enum(['met', 'leftOut']),
  metBy: z.array(metBy),
  reason: leftOutReason.nullable(),
  note: z.string().nullable(),
})
export type DesignNeed = z.infer<typeof designNeed>

/** An open problem or a gap of the chain. It is addressed by a met need that was raised from it or is of its node. */
export const designSource = z.object({
  kind: z.enum(['matters.problem', 'chains.node']),
  id: z.string(),
  title: z.string(),
  href: z.string().nullable(),
  /** Of a gap. */
  verdict: verdict.nullable(),
  outcome: z.enum(['addressed', 'leftOut']),
  /** By which it is addressed, or which were raised from it and are left out; none: no need was raised from it. */
  needs: z.array(z.object({ id: z.uuid(), number: z.number().int() })),
})
export type DesignSource = z.infer<typeof designSource>

const tagCover = <T extends z.ZodType>(tag: T) =>
  z.object({
    tag,
    /** Weight of the needs that ask for it, and of those that are met. */
    weight: z.number().int(),
    met: z.number().int(),
    /** Courses of the draft tagged with it. */
    courses: z.number().int(),
  })

/** Competences, 识变应变求变 and 专精实 as the draft covers them (SYS24). */
export const designTags = z.object({
  competences: z.array(tagCover(competence)),
  changeAbilities: z.array(tagCover(changeAbility)),
  qualities: z.array(tagCover(trainingQuality)),
})
export type DesignTags = z.infer<typeof designTags>

/** A draft with what it does for needs, problems and gaps. */
export const designContent = z.object({
  courses: z.array(shownDesignCourse),
  needs: z.array(designNeed),
  /** Needs that the viewer may not see, by their outcome. */
  hidden: z.object({ met: z.number().int(), leftOut: z.number().int() }),
  sources: z.array(designSource),
  tags: designTags,
  /** Sums over all needs, hidden ones among them. */
  weight: z.number().int(),
  metWeight: z.number().int(),
  hours: z.number(),
})
export type DesignContent = z.infer<typeof designContent>
