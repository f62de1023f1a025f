import { addDays } from '#core/scheduling/working-calendar.ts'
import type { ModuleKind, TopicCategory } from '../../contract/index.ts'
import { feeCapPerHour } from '../fee.ts'
import type { DesignCourseData, DesignData, DesignTeacherData } from './design-data.ts'
import { presentOf } from './design-data.ts'

/** The categories that a module of the template takes; a free one takes every one. */
const categoriesOf: Record<Exclude<ModuleKind, 'free'>, readonly TopicCategory[]> = {
  industry: ['industryTrend', 'policy', 'practice'],
  talentParty: ['talent', 'partyBuilding'],
  investment: ['investment'],
}

export const takesCategory = (kind: ModuleKind, category: TopicCategory): boolean =>
  kind === 'free' || categoriesOf[kind].includes(category)

/** Whether a course is of the chain of a class, of every chain, or of another one. */
export function chainOf(course: DesignCourseData, chainCode: string | null): 'own' | 'every' | 'other' {
  const { chains } = presentOf(course)
  if (chains.length === 0) return 'every'
  if (chainCode === null) return 'own'
  return chains.includes(chainCode) ? 'own' : 'other'
}

/** Two neighbouring characters each, of Chinese text. */
const pairsOf = (text: string): Set<string> => {
  const characters = [...text].filter((one) => /\p{Script=Han}/u.test(one))
  return new Set(characters.slice(1).map((one, at) => `${characters[at]}${one}`))
}

/**
 * In which modules courses may stand, by the index of the module: by category, and of free modules those whose title
 * shares words with the course that are not in every title. A free module with which no course shares any takes all.
 */
export function placesOf(data: DesignData, courses: readonly DesignCourseData[]): Map<string, number[]> {
  const pairs = new Map(
    courses.map((course) => {
      const { title, topics } = presentOf(course)
      return [course.id, pairsOf([title, ...topics.map(({ name }) => name)].join('、'))]
    }),
  )
  const common = commonPairs([...pairs.values()])
  const places = new Map(courses.map(({ id }): [string, number[]] => [id, []]))
  for (const [index, module] of data.class.modules.entries()) {
    const fitting = courses.filter(
      (course) =>
        takesCategory(module.kind, presentOf(course).category) &&
        chainOf(course, data.class.chainCode) !== 'other',
    )
    const words = [...pairsOf(module.title)].filter((pair) => !common.has(pair))
    const named =
      module.kind === 'free' ? fitting.filter(({ id }) => words.some((pair) => pairs.get(id)?.has(pair))) : []
    for (const { id } of named.length > 0 ? named : fitting) places.get(id)?.push(index)
  }
  return places
}

/** Pairs that stand in more than a quarter of the texts say nothing, such as 产业 and 发展. */
function commonPairs(texts: readonly ReadonlySet<string>[]): Set<string> {
  const counts = new Map<string, number>()
  for (const pair of texts.flatMap((text) => [...text])) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  return new Set(
    [...counts].filter(([, count]) => count > Math.max(2, texts.length / 4)).map(([pair]) => pair),
  )
}

/** Whether a teacher can be had for half a day of the class at the least. */
export function isAvailable(
  teacher: Pick<DesignTeacherData, 'busy'>,
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
): boolean {
  for (let day = startsOn; day <= endsOn; day = addDays(day, 1))
    for (const half of ['am', 'pm'] as const)
      if (
        !teacher.busy.some(
          (one) => one.fromOn <= day && day <= one.untilOn && (one.half === 'all' || one.half === half),
        )
      )
        return true
  return false
}

/** Of the module's own unit, or an outside expert where the template asks for one. */
export function suitsModule(
  teacher: Pick<DesignTeacherData, 'orgId'>,
  module: { kind: ModuleKind; taughtByOrgId: string | null },
): boolean {
  if (module.taughtByOrgId !== null) return teacher.orgId === module.taughtByOrgId
  return module.kind !== 'industry' || teacher.orgId === null
}

/** Usual teachers of a course that can be had on the days of a class. */
export const availableTeachers = (data: DesignData, course: DesignCourseData): DesignTeacherData[] =>
  course.teacherIds.flatMap((id) => {
    const teacher = data.teachers.get(id)
    return teacher === undefined || teacher.retired || !isAvailable(teacher, data.class) ? [] : [teacher]
  })

/**
 * The teacher for a course in a module: not avoided, preferred, of whom the template asks for, of the lower fee, in the
 * order in which the course names them. Null where nobody can be had.
 */
export function teacherFor(
  data: DesignData,
  course: DesignCourseData,
  module: number,
  attitudeTo: (teacherId: string) => 'avoid' | 'prefer' | null = () => null,
): DesignTeacherData | null {
  const rank = (teacher: DesignTeacherData) => {
    const attitude = attitudeTo(teacher.id)
    return [
      attitude === 'avoid' ? 1 : 0,
      attitude === 'prefer' ? 0 : 1,
      suitsModule(teacher, data.class.modules[module]!) ? 0 : 1,
      feeCapPerHour(teacher.level),
    ]
  }
  return (
    availableTeachers(data, course)
      .map((teacher, at) => ({ teacher, key: [...rank(teacher), at] }))
      .sort((a, b) => compareKeys(a.key, b.key))[0]?.teacher ?? null
  )
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) if (value !== b[at]) return value - (b[at] ?? 0)
  return 0
}
