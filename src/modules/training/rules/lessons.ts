import type { LessonEffect, LessonRule, LessonScope, LessonSeen } from '../contract/lesson-terms.ts'
import type { RatingAnswers } from '../contract/rating-terms.ts'
import { figuresOf, leastRatings, togetherOf } from './rating.ts'

/** What a class left behind, from which lessons are drawn. */
export interface ClassOutcome {
  /** Whether the class is one of a chain; else all it teaches is for the whole series. */
  hasChain: boolean
  /** Sessions whose days of rating are over. */
  sessions: readonly {
    course: { id: string; topics: readonly string[]; isOfAChain: boolean } | null
    teacherId: string | null
    ratings: readonly RatingAnswers[]
  }[]
  /** What was said of the use in work; null until its last day is over. */
  followUp: readonly { used: 'yes' | 'partly' | 'no'; lacking: readonly string[] }[] | null
  /** Needs of organisations and posts that no course of the class meets, open or closed unmet. */
  unmet: readonly { topics: readonly string[]; weight: number; isOfAChain: boolean }[]
}

export interface DrawnLesson {
  scope: LessonScope
  rule: LessonRule
  /** The topic, course or teacher it is about; empty for the class as a whole. */
  subject: string
  seen: LessonSeen
  effect: LessonEffect
}

/** Where a figure says something: half-way between two levels, as everywhere in ratings. */
export const lessonBounds = {
  /** Of 100. */
  courseLow: 70,
  courseHigh: 90,
  /** Expression and manner together, of 40. */
  teachingLow: 28,
  teachingHigh: 36,
  /** Of 20. */
  relevanceLow: 14,
  informationLow: 14,
  /** Of 100. */
  practicalLow: 70,
  /** Per cent of those who answered. */
  topicLacking: 20,
  notUsed: 40,
  /** Sum of the weights of needs of a topic, each 1 to 5. */
  needUnmet: 4,
} as const

/**
 * Lessons of a class: each says what was seen and what it would change. Everything that is drawn from ratings or answers
 * stands on the minimum sample. Order: as the rules are listed, then by subject.
 */
export function drawLessons(outcome: ClassOutcome, least = leastRatings): DrawnLesson[] {
  const lessons = [
    ...ofCourses(outcome, least),
    ...ofTeaching(outcome, least),
    ...ofWholeClass(outcome, least),
    ...ofFollowUp(outcome, least),
    ...ofNeeds(outcome),
  ]
  return outcome.hasChain ? lessons : lessons.map((lesson) => ({ ...lesson, scope: 'series' }))
}

const scopeOf = (isOfAChain: boolean): LessonScope => (isOfAChain ? 'chain' : 'series')

function ofCourses({ sessions }: ClassOutcome, least: number): DrawnLesson[] {
  const courses = groupBy(sessions, ({ course }) => course?.id ?? null)
  return courses.flatMap(([courseId, some]): DrawnLesson[] => {
    const figures = togetherOf(
      some.map(({ ratings }) => ratings),
      least,
    )
    const course = some[0]?.course
    if (figures === null || !course) return []
    const scope = scopeOf(course.isOfAChain)
    const lessons: DrawnLesson[] = []
    const { score, ratings: n } = figures
    const seen = (figure: number, outOf: number, bound: number): LessonSeen => ({ figure, outOf, n, bound })
    for (const [rule, holds, attitude] of [
      ['courseLow', score < lessonBounds.courseLow, 'avoid'],
      ['courseHigh', score >= lessonBounds.courseHigh, 'prefer'],
    ] as const)
      if (holds)
        lessons.push({
          scope,
          rule,
          subject: courseId,
          seen: seen(score, 100, lessonBounds[rule]),
          effect: { kind: 'course', courseId, attitude },
        })
    const points = (wanted: string) => figures.items.find(({ item }) => item === wanted)!.points
    if (points('relevance') < lessonBounds.relevanceLow)
      for (const topicCode of course.topics)
        lessons.push({
          scope,
          rule: 'relevanceLow',
          subject: topicCode,
          seen: seen(points('relevance'), 20, lessonBounds.relevanceLow),
          effect: { kind: 'topicWeight', topicCode, weight: 0.75 },
        })
    if (points('information') < lessonBounds.informationLow)
      lessons.push({
        scope,
        rule: 'informationLow',
        subject: courseId,
        seen: seen(points('information'), 20, lessonBounds.informationLow),
        effect: { kind: 'hours', courseId, hours: 1 },
      })
    return lessons
  })
}

/** How somebody teaches is seen in expression and manner alone; it is no matter of a chain. */
function ofTeaching({ sessions }: ClassOutcome, least: number): DrawnLesson[] {
  return groupBy(sessions, ({ teacherId }) => teacherId).flatMap(([teacherId, some]): DrawnLesson[] => {
    const figures = togetherOf(
      some.map(({ ratings }) => ratings),
      least,
    )
    if (figures === null) return []
    const figure = rounded(
      figures.items
        .filter(({ item }) => item === 'expression' || item === 'manner')
        .reduce((sum, { points }) => sum + points, 0),
    )
    const rule =
      figure < lessonBounds.teachingLow
        ? 'teachingLow'
        : figure >= lessonBounds.teachingHigh
          ? 'teachingHigh'
          : null
    return rule === null
      ? []
      : [
          {
            scope: 'series',
            rule,
            subject: teacherId,
            seen: { figure, outOf: 40, n: figures.ratings, bound: lessonBounds[rule] },
            effect: { kind: 'teacher', teacherId, attitude: rule === 'teachingLow' ? 'avoid' : 'prefer' },
          },
        ]
  })
}

const moreDiscussion: LessonEffect = { kind: 'discussion', minutes: 30 }

function ofWholeClass({ sessions }: ClassOutcome, least: number): DrawnLesson[] {
  const told = sessions.filter(({ ratings }) => figuresOf(ratings, least) !== null)
  const figures = togetherOf(
    told.map(({ ratings }) => ratings),
    least,
  )
  const figure = figures?.qualities.find(({ quality }) => quality === 'practical')?.points
  if (figures === null || figure === undefined || figure >= lessonBounds.practicalLow) return []
  return [
    {
      scope: 'series',
      rule: 'practicalLow',
      subject: '',
      seen: { figure, outOf: 100, n: figures.ratings, bound: lessonBounds.practicalLow },
      effect: moreDiscussion,
    },
  ]
}

function ofFollowUp({ followUp }: ClassOutcome, least: number): DrawnLesson[] {
  if (followUp === null || followUp.length < least) return []
  const n = followUp.length
  const percent = (count: number) => Math.round((count / n) * 100)
  const lessons: DrawnLesson[] = []
  const named = new Map<string, number>()
  for (const { lacking } of followUp)
    for (const code of new Set(lacking)) named.set(code, (named.get(code) ?? 0) + 1)
  for (const [topicCode, count] of sorted(named))
    if (percent(count) >= lessonBounds.topicLacking)
      lessons.push({
        scope: 'chain',
        rule: 'topicLacking',
        subject: topicCode,
        seen: { figure: percent(count), outOf: 100, n, bound: lessonBounds.topicLacking },
        effect: { kind: 'topicWeight', topicCode, weight: 1.5 },
      })
  const unused = percent(followUp.filter(({ used }) => used === 'no').length)
  if (unused >= lessonBounds.notUsed)
    lessons.push({
      scope: 'series',
      rule: 'notUsed',
      subject: '',
      seen: { figure: unused, outOf: 100, n, bound: lessonBounds.notUsed },
      effect: moreDiscussion,
    })
  return lessons
}

/** Topics of needs that the class left out: the more weight, the more they count next time, at most twice as much. */
function ofNeeds({ unmet }: ClassOutcome): DrawnLesson[] {
  const topics = new Map<string, { weight: number; needs: number; isOfAChain: boolean }>()
  for (const need of unmet)
    for (const code of new Set(need.topics)) {
      const known = topics.get(code) ?? { weight: 0, needs: 0, isOfAChain: false }
      topics.set(code, {
        weight: known.weight + need.weight,
        needs: known.needs + 1,
        isOfAChain: known.isOfAChain || need.isOfAChain,
      })
    }
  return sorted(topics).flatMap(([topicCode, { weight, needs, isOfAChain }]): DrawnLesson[] =>
    weight < lessonBounds.needUnmet
      ? []
      : [
          {
            scope: scopeOf(isOfAChain),
            rule: 'needUnmet',
            subject: topicCode,
            seen: { figure: weight, outOf: null, n: needs, bound: lessonBounds.needUnmet },
            effect: {
              kind: 'topicWeight',
              topicCode,
              // 4 → 1.25, 8 → 1.5, 16 and more → 2.
              weight: Math.min(2, 1 + Math.floor(weight / 4) / 4),
            },
          },
        ],
  )
}

const rounded = (value: number): number => Math.round(value * 10) / 10

const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1))

function groupBy<T>(items: readonly T[], key: (item: T) => string | null): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const of = key(item)
    if (of !== null) groups.set(of, [...(groups.get(of) ?? []), item])
  }
  return sorted(groups)
}
