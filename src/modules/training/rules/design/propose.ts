import { chooseCourses } from '#core/scheduling/class-design.ts'
import type { DesignLessons } from '../design-lessons.ts'
import { noLessons } from '../design-lessons.ts'
import type { DesignCourseData, DesignData, DesignNeedData, DraftCourse } from './design-data.ts'
import { presentOf } from './design-data.ts'
import { leastHoursOf } from './outcomes.ts'
import { availableTeachers, chainOf, placesOf, suitsModule, teacherFor } from './places.ts'

/** A point of a need's weight (1 to 5) in units of the objective. */
const point = 10
/** Needs of the chain itself count twice those of every chain. */
const ownChainFactor = 2
/**
 * What speaks for and against a course besides needs. All that speaks for it is less than its price: a course is never
 * proposed for being liked, and one that meets no more than a single minor need of every chain is not worth its hours.
 */
const price = 10
const forOwnChain = 3
const forUse = 1
const forTeacher = 2
const forPreference = 3
const againstAvoided = 40
const againstAvoidedTeacher = 20
/** An hour cut from a course costs as much as a need of weight 2. */
const cutPrice = 20

interface Proposed {
  readonly courses: readonly DraftCourse[]
  /** Whether no better choice is possible. */
  readonly isBest: boolean
}

/** Courses and teachers that meet most of what is needed within the modules and hours of the class. */
export function proposeCourses(data: DesignData, lessons: DesignLessons = noLessons): Proposed {
  const factors = new Map(lessons.topicWeights.map(({ topicCode, weight }) => [topicCode, weight]))
  const attitudes = new Map(lessons.courses.map(({ courseId, attitude }) => [courseId, attitude]))
  const toTeachers = new Map(lessons.teachers.map(({ teacherId, attitude }) => [teacherId, attitude]))
  const attitudeTo = (id: string) => toTeachers.get(id) ?? null
  // Of designs that are worth the same, the one whose courses come first by title: an id says nothing to anybody.
  const library = [...data.courses.values()]
    .filter(
      (course) =>
        course.inSight &&
        !course.retired &&
        (course.teacherIds.length === 0 || availableTeachers(data, course).length > 0),
    )
    .sort((a, b) => byText(presentOf(a).title, presentOf(b).title) || byText(a.id, b.id))
  const places = placesOf(data, library)
  const bonus = (course: DesignCourseData, module: number): number => {
    const teacher = teacherFor(data, course, module, attitudeTo)
    const attitude = attitudes.get(course.id)
    let sum = -price
    if (chainOf(course, data.class.chainCode) === 'own') sum += forOwnChain
    if (course.timesUsed > 0) sum += forUse
    if (teacher !== null && suitsModule(teacher, data.class.modules[module]!)) sum += forTeacher
    if (attitude === 'prefer' || (teacher !== null && attitudeTo(teacher.id) === 'prefer'))
      sum += forPreference
    if (attitude === 'avoid') sum -= againstAvoided
    if (teacher !== null && attitudeTo(teacher.id) === 'avoid') sum -= againstAvoidedTeacher
    return sum
  }
  const choice = chooseCourses({
    modules: data.class.modules.length,
    hours: data.class.hours,
    cutPrice,
    needs: data.needs.map((need) => ({ id: need.id, weight: weightOf(need, data.class.chainCode, factors) })),
    courses: library.map((course, at) => {
      const { hours, topics } = presentOf(course)
      const covered = new Set(topics.map(({ code }) => code))
      return {
        id: String(at).padStart(6, '0'),
        places: (places.get(course.id) ?? []).map((module) => ({ module, bonus: bonus(course, module) })),
        hours,
        leastHours: leastHoursOf(hours),
        meets: data.needs
          .filter((need) => need.topics.some(({ code }) => covered.has(code)))
          .map(({ id }) => id),
      }
    }),
  })
  return {
    isBest: choice.status === 'optimal',
    courses: choice.courses.map(({ id, module, hours }) => {
      const course = library[Number(id)]!
      return {
        modulePosition: module + 1,
        courseId: course.id,
        versionNo: presentOf(course).versionNo,
        teacherId: teacherFor(data, course, module, attitudeTo)?.id ?? null,
        hours,
      }
    }),
  }
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function weightOf(
  need: DesignNeedData,
  chainCode: string | null,
  factors: ReadonlyMap<string, number>,
): number {
  const factor = need.topics.map(({ code }) => factors.get(code)).filter((one) => one !== undefined)
  return (
    need.weight *
    point *
    (chainCode !== null && need.chainCode === chainCode ? ownChainFactor : 1) *
    (factor.length === 0 ? 1 : Math.max(...factor))
  )
}
