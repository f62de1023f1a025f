import type { LessonEffect } from '../contract/lesson-terms.ts'
import type { DesignLessons } from './design-lessons.ts'
import { type lessonSentence, lessonSentence as sentence } from './lesson-sentence.ts'

type ConfirmedLesson = Parameters<typeof lessonSentence>[0] & { effect: LessonEffect }

/**
 * Puts confirmed lessons together. Where several speak of the same topic, course or teacher the last decided counts, and
 * the reasons of those that agree with it are told. Order: by what they are about.
 *
 * @param lessons the last decided first.
 */
export function combineLessons(lessons: readonly ConfirmedLesson[]): DesignLessons {
  const topics = new Map<string, { weight: number; why: string[] }>()
  const courses = new Map<string, Attitude>()
  const teachers = new Map<string, Attitude>()
  for (const lesson of lessons) {
    const { effect } = lesson
    const why = sentence(lesson)
    switch (effect.kind) {
      case 'topicWeight': {
        const known = topics.get(effect.topicCode)
        if (known === undefined) topics.set(effect.topicCode, { weight: effect.weight, why: [why] })
        else if (known.weight > 1 === effect.weight > 1) known.why.push(why)
        break
      }
      case 'course':
        agree(courses, effect.courseId, effect.attitude, why)
        break
      case 'teacher':
        agree(teachers, effect.teacherId, effect.attitude, why)
        break
      // What a draft cannot compute with is read by who makes it.
      case 'discussion':
      case 'hours':
        break
    }
  }
  return {
    topicWeights: inOrder(topics).map(([topicCode, { weight, why }]) => ({
      topicCode,
      weight,
      why: why.join('；'),
    })),
    courses: inOrder(courses).map(([courseId, one]) => ({ courseId, ...one, why: one.why.join('；') })),
    teachers: inOrder(teachers).map(([teacherId, one]) => ({ teacherId, ...one, why: one.why.join('；') })),
  }
}

interface Attitude {
  attitude: 'avoid' | 'prefer'
  why: string[]
}

function agree(known: Map<string, Attitude>, id: string, attitude: Attitude['attitude'], why: string): void {
  const one = known.get(id)
  if (one === undefined) known.set(id, { attitude, why: [why] })
  else if (one.attitude === attitude) one.why.push(why)
}

const inOrder = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1))
