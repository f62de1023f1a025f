import type { LeftOutReason, MetBy } from '../../contract/design-shapes.ts'
import {
  contentOf,
  type DesignCourseData,
  type DesignData,
  type DesignNeedData,
  type DesignSourceData,
  type DraftCourse,
  presentOf,
} from './design-data.ts'
import { availableTeachers, chainOf, placesOf, takesCategory } from './places.ts'

export type NeedOutcome =
  | { outcome: 'met'; metBy: MetBy[]; reason: null }
  | { outcome: 'leftOut'; metBy: []; reason: LeftOutReason }

/** Two thirds of a course, in half hours: shorter it is another course. */
export const leastHoursOf = (hours: number): number =>
  Math.min(hours, Math.max(0.5, Math.ceil((hours * 4) / 3) / 2))

export const hoursOf = (draft: readonly Pick<DraftCourse, 'hours'>[]): number =>
  draft.reduce((sum, { hours }) => sum + hours, 0)

/**
 * What becomes of each need in a draft: which courses meet it by which topics, or why it is left out. Every need has one.
 *
 * @param avoided courses that experience speaks against, with why.
 */
export function needOutcomes(
  data: DesignData,
  draft: readonly DraftCourse[],
  avoided: ReadonlyMap<string, string> = new Map(),
): Map<string, NeedOutcome> {
  const taught = draft.flatMap((one) => {
    const course = data.courses.get(one.courseId)
    return course === undefined
      ? []
      : [{ id: course.id, topics: new Set(contentOf(course, one.versionNo).topics.map(({ code }) => code)) }]
  })
  const reasonOf = reasons(data, draft, avoided)
  return new Map(
    data.needs.map((need): [string, NeedOutcome] => {
      const metBy = taught.flatMap(({ id, topics }) => {
        const by = need.topics.filter(({ code }) => topics.has(code)).map(({ code }) => code)
        return by.length === 0 ? [] : [{ courseId: id, topics: by }]
      })
      return [
        need.id,
        metBy.length > 0
          ? { outcome: 'met', metBy, reason: null }
          : { outcome: 'leftOut', metBy: [], reason: reasonOf(need) },
      ]
    }),
  )
}

/** From the reason that is easiest to do away with to the one that takes a new course. */
const order: readonly LeftOutReason['rule'][] = [
  'avoided',
  'notChosen',
  'noHours',
  'noTeacher',
  'noModule',
  'otherChain',
  'onlyRetired',
]

function reasons(
  data: DesignData,
  draft: readonly DraftCourse[],
  avoided: ReadonlyMap<string, string>,
): (need: DesignNeedData) => LeftOutReason {
  const library = [...data.courses.values()].filter(({ inSight }) => inSight)
  const places = placesOf(
    data,
    library.filter(({ retired }) => !retired),
  )
  const free = Math.max(0, data.class.hours - hoursOf(draft))
  const obstacle = (course: DesignCourseData): LeftOutReason => {
    const { title, category, hours } = presentOf(course)
    if (course.retired) return { rule: 'onlyRetired', course: title }
    if (chainOf(course, data.class.chainCode) === 'other') return { rule: 'otherChain', course: title }
    if ((places.get(course.id) ?? []).length === 0) return { rule: 'noModule', course: title, category }
    if (course.teacherIds.length > 0 && availableTeachers(data, course).length === 0)
      return { rule: 'noTeacher', course: title }
    const least = leastHoursOf(hours)
    if (least > free) return { rule: 'noHours', course: title, hours: least, free }
    const why = avoided.get(course.id)
    return why === undefined ? { rule: 'notChosen', course: title } : { rule: 'avoided', course: title, why }
  }
  return (need) => {
    const wanted = new Set(need.topics.map(({ code }) => code))
    const found = library
      .filter((course) => presentOf(course).topics.some(({ code }) => wanted.has(code)))
      .map(obstacle)
      .sort((a, b) => order.indexOf(a.rule) - order.indexOf(b.rule) || compareCourse(a, b))
    if (found[0] !== undefined) return found[0]
    if ([...wanted].some((code) => data.unsharedTopics.has(code))) return { rule: 'notShared' }
    return { rule: 'noCourse', topics: need.topics.map(({ name }) => name) }
  }
}

const titleOf = (reason: LeftOutReason): string => ('course' in reason ? reason.course : '')
const compareCourse = (a: LeftOutReason, b: LeftOutReason): number =>
  titleOf(a) < titleOf(b) ? -1 : titleOf(a) > titleOf(b) ? 1 : 0

/** Whether a module takes a course at all, by category and chain. */
export function fitsModule(data: DesignData, course: DesignCourseData, modulePosition: number): boolean {
  const module = data.class.modules[modulePosition - 1]
  return (
    module !== undefined &&
    takesCategory(module.kind, presentOf(course).category) &&
    chainOf(course, data.class.chainCode) !== 'other'
  )
}

export interface SourceOutcome {
  source: DesignSourceData
  outcome: 'addressed' | 'leftOut'
  /** Met needs by which it is addressed, or those raised from it that are left out. */
  needIds: string[]
}

/** What becomes of the problems and gaps: a met need raised from one, or about its node, addresses it. */
export function sourceOutcomes(
  data: DesignData,
  outcomes: ReadonlyMap<string, NeedOutcome>,
): SourceOutcome[] {
  return data.sources.map((source): SourceOutcome => {
    const about = data.needs.filter(
      (need) =>
        need.sources.some(({ kind, id }) => kind === source.kind && id === source.id) ||
        (source.nodeCode !== null && need.nodeCode === source.nodeCode),
    )
    const met = about.filter(({ id }) => outcomes.get(id)?.outcome === 'met')
    return met.length > 0
      ? { source, outcome: 'addressed', needIds: met.map(({ id }) => id) }
      : { source, outcome: 'leftOut', needIds: about.map(({ id }) => id) }
  })
}
