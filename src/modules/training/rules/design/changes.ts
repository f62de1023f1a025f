import type { DesignChange } from '../../contract/design-shapes.ts'
import type { DesignLessons } from '../design-lessons.ts'
import { type DesignData, type DraftCourse, presentOf } from './design-data.ts'
import { needOutcomes } from './outcomes.ts'
import { proposeCourses } from './propose.ts'

/**
 * What each lesson changed: the proposal is made once more without it, and what stands in only one of both is named. A
 * lesson that changed nothing is told as well, so that nobody wonders whether it was heard; where what is avoided stands in
 * the proposal all the same, how many needs it is kept for.
 */
export function changesBy(
  data: DesignData,
  lessons: DesignLessons,
  proposed: readonly DraftCourse[],
): DesignChange[] {
  const met = (courses: readonly DraftCourse[]) =>
    [...needOutcomes(data, courses).values()].filter(({ outcome }) => outcome === 'met').length
  const keptFor = (attitude: 'avoid' | 'prefer', isProposed: boolean, gone: Partial<DesignData>) =>
    attitude === 'avoid' && isProposed
      ? Math.max(0, met(proposed) - met(proposeCourses({ ...data, ...gone }, lessons).courses))
      : null
  const told = (change: Omit<DesignChange, 'added' | 'removed'>, rest: DesignLessons): DesignChange => {
    const other = proposeCourses(data, rest).courses
    const titles = (some: readonly DraftCourse[], than: readonly DraftCourse[]) =>
      some
        .filter(
          (one) =>
            !than.some(
              ({ courseId, teacherId }) =>
                courseId === one.courseId && (change.subject !== 'teacher' || teacherId === one.teacherId),
            ),
        )
        .flatMap(({ courseId }) => {
          const course = data.courses.get(courseId)
          return course === undefined ? [] : [presentOf(course).title]
        })
    return { ...change, added: titles(proposed, other), removed: titles(other, proposed) }
  }
  const topicNames = new Map(data.needs.flatMap(({ topics }) => topics.map(({ code, name }) => [code, name])))
  return [
    ...lessons.topicWeights.map((one) =>
      told(
        {
          subject: 'topic',
          id: one.topicCode,
          name: topicNames.get(one.topicCode) ?? one.topicCode,
          factor: one.weight,
          attitude: null,
          why: one.why,
          keptFor: null,
        },
        { ...lessons, topicWeights: lessons.topicWeights.filter((other) => other !== one) },
      ),
    ),
    ...lessons.courses.flatMap((one) => {
      const course = data.courses.get(one.courseId)
      if (course === undefined || !course.inSight) return []
      return told(
        {
          subject: 'course',
          id: one.courseId,
          name: presentOf(course).title,
          factor: null,
          attitude: one.attitude,
          why: one.why,
          keptFor: keptFor(
            one.attitude,
            proposed.some(({ courseId }) => courseId === one.courseId),
            { courses: without(data.courses, one.courseId) },
          ),
        },
        { ...lessons, courses: lessons.courses.filter((other) => other !== one) },
      )
    }),
    ...lessons.teachers.flatMap((one) => {
      const teacher = data.teachers.get(one.teacherId)
      if (teacher === undefined) return []
      return told(
        {
          subject: 'teacher',
          id: one.teacherId,
          name: teacher.name,
          factor: null,
          attitude: one.attitude,
          why: one.why,
          keptFor: keptFor(
            one.attitude,
            proposed.some(({ teacherId }) => teacherId === one.teacherId),
            { teachers: without(data.teachers, one.teacherId) },
          ),
        },
        { ...lessons, teachers: lessons.teachers.filter((other) => other !== one) },
      )
    }),
  ]
}

const without = <V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> =>
  new Map([...map].filter(([id]) => id !== key))
