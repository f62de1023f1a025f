import {
  type Competence,
  type Coverage,
  type CoveredNeed,
  competences,
  type Need,
} from '../contract/index.ts'

/** What is known of a course where needs are laid against it. */
export interface CourseTopics {
  id: string
  title: string
  topics: readonly string[]
  competences: readonly Competence[]
}

/**
 * Lays needs against courses: a course meets a need when it covers one of its topics. Weights say how much of what is
 * needed is met, so that one need without which the work cannot be done counts five of those good to know.
 *
 * Order: needs as they come; courses by how many needs they meet, then by title; topics without a course first, then by
 * weight.
 */
export function coverageOf(needs: readonly Need[], courses: readonly CourseTopics[]): Coverage {
  const byTopic = new Map<string, CourseTopics[]>()
  for (const course of courses)
    for (const topic of course.topics) byTopic.set(topic, [...(byTopic.get(topic) ?? []), course])
  const covered = needs.map((need): CoveredNeed => {
    const met = new Map<string, string[]>()
    for (const { code } of need.topics)
      for (const course of byTopic.get(code) ?? []) met.set(course.id, [...(met.get(course.id) ?? []), code])
    return {
      id: need.id,
      number: need.number,
      statement: need.statement,
      level: need.level,
      orgName: need.org.name,
      chainName: need.chainName,
      weight: need.weight,
      topics: need.topics,
      metBy: [...met].map(([courseId, topics]) => ({ courseId, topics })),
    }
  })
  const isMet = new Set(covered.filter(({ metBy }) => metBy.length > 0).map(({ id }) => id))
  const sum = (some: readonly Pick<Need, 'weight'>[]) => some.reduce((total, { weight }) => total + weight, 0)
  return {
    needs: covered,
    courses: coveringCourses(covered, courses),
    topics: coveredTopics(needs, byTopic),
    competences: competences.map((competence) => {
      const asking = needs.filter(({ tags }) => tags.competences.includes(competence))
      return {
        competence,
        weight: sum(asking),
        met: sum(asking.filter(({ id }) => isMet.has(id))),
        courses: courses.filter((course) => course.competences.includes(competence)).length,
      }
    }),
    weight: sum(needs),
    metWeight: sum(needs.filter(({ id }) => isMet.has(id))),
  }
}

function coveringCourses(
  covered: readonly CoveredNeed[],
  courses: readonly CourseTopics[],
): Coverage['courses'] {
  const needs = new Map<string, number>()
  for (const { metBy } of covered)
    for (const { courseId } of metBy) needs.set(courseId, (needs.get(courseId) ?? 0) + 1)
  return courses
    .filter(({ id }) => needs.has(id))
    .map(({ id, title }) => ({ id, title, needs: needs.get(id) ?? 0 }))
    .sort((a, b) => b.needs - a.needs || (a.title < b.title ? -1 : 1))
}

function coveredTopics(
  needs: readonly Need[],
  byTopic: ReadonlyMap<string, readonly CourseTopics[]>,
): Coverage['topics'] {
  const topics = new Map<string, Coverage['topics'][number]>()
  for (const need of needs)
    for (const { code, name } of need.topics) {
      const known = topics.get(code) ?? {
        code,
        name,
        needs: 0,
        weight: 0,
        courses: byTopic.get(code)?.length ?? 0,
      }
      topics.set(code, { ...known, needs: known.needs + 1, weight: known.weight + need.weight })
    }
  return [...topics.values()].sort(
    (a, b) =>
      Math.min(a.courses, 1) - Math.min(b.courses, 1) || b.weight - a.weight || (a.code < b.code ? -1 : 1),
  )
}
