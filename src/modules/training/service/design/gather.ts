import { openGaps } from '#modules/chains/index.ts'
import { openProblems } from '#modules/matters/index.ts'
import type { Context } from '#platform/context.ts'
import { may } from '#platform/rights/rights.ts'
import type { StoredClass } from '../../queries/class.ts'
import type { StoredSource } from '../../queries/design/design.ts'
import { designCourses, designTeachers, topicsOutOfSight } from '../../queries/design/library.ts'
import { needsById, openNeeds, type StoredNeed, sourcesOfNeeds, visibleNeeds } from '../../queries/need.ts'
import type {
  DesignCourseData,
  DesignData,
  DesignNeedData,
  DesignSourceData,
  DraftCourse,
} from '../../rules/design/design-data.ts'
import { coursesInSight } from '../library/course-sight.ts'

/** What a design that was saved before brings along, whoever may see it. */
export interface Kept {
  needIds: readonly string[]
  sources: readonly StoredSource[]
  draft: readonly DraftCourse[]
}

export const nothingKept: Kept = { needIds: [], sources: [], draft: [] }

/**
 * What a class is to be designed from, as far as the actor sees it: open needs of its chain and those of no chain, of
 * all chains where it has none; courses and teachers of the libraries; open problems and gaps of the chain. What the
 * saved design holds beyond the actor's reach stays in it and is told to nobody who may not see it.
 */
export async function gatherDesign(ctx: Context, of: StoredClass, kept: Kept): Promise<DesignData> {
  const open = may(ctx, 'training.need.read') ? await openNeeds(ctx, {}) : []
  const known = new Set(open.map(({ id }) => id))
  const others = (await needsById(ctx.db, kept.needIds)).filter(
    ({ id, closedOn }) => !known.has(id) && closedOn === null,
  )
  const ofClass = ({ chainCode }: StoredNeed) =>
    of.chainCode === null || chainCode === null || chainCode === of.chainCode
  const needs = await designNeeds(ctx, [...open, ...others].filter(ofClass))
  return {
    ...(await designLibrary(ctx, of, kept.draft)),
    needs,
    sources: await designSources(ctx, of, needs, kept.sources),
  }
}

/** Classes and libraries alone, with whatever needs a saved design has. */
export async function gatherSaved(ctx: Context, of: StoredClass, kept: Kept): Promise<DesignData> {
  const verdicts = new Map((await gapsOf(ctx, of)).map(({ nodeCode, verdict }) => [nodeCode, verdict]))
  return {
    ...(await designLibrary(ctx, of, kept.draft)),
    needs: await designNeeds(ctx, await needsById(ctx.db, kept.needIds)),
    sources: kept.sources.map(({ kind, id }) => ({
      kind,
      id,
      nodeCode: null,
      verdict: kind === 'chains.node' ? (verdicts.get(id) ?? null) : null,
    })),
  }
}

async function designLibrary(
  ctx: Context,
  of: StoredClass,
  draft: readonly DraftCourse[],
): Promise<Pick<DesignData, 'class' | 'courses' | 'teachers' | 'unsharedTopics'>> {
  const inSight = coursesInSight(ctx)
  const courses = await designCourses(
    ctx.db,
    inSight,
    draft.map(({ courseId }) => courseId),
  )
  // Who teaches is told to whoever may see teachers, and nobody else chooses among them.
  const seesTeachers = may(ctx, 'training.teacher.read', {})
  const told = new Map<string, DesignCourseData>(
    [...courses].map(([id, course]) => [id, seesTeachers ? course : { ...course, teacherIds: [] }]),
  )
  const teacherIds = [
    ...[...courses.values()].flatMap((course) => course.teacherIds),
    ...draft.flatMap(({ teacherId }) => teacherId ?? []),
  ]
  return {
    class: of,
    courses: told,
    teachers: seesTeachers ? await designTeachers(ctx.db, [...new Set(teacherIds)]) : new Map(),
    unsharedTopics: await topicsOutOfSight(ctx.db, inSight),
  }
}

async function designNeeds(ctx: Context, needs: readonly StoredNeed[]): Promise<DesignNeedData[]> {
  const ids = needs.map(({ id }) => id)
  const sources = await sourcesOfNeeds(ctx.db, ids)
  const seen = await visibleNeeds(ctx, ids)
  return needs.map((need) => ({
    id: need.id,
    number: need.number,
    statement: need.statement,
    level: need.level,
    orgName: need.org.name,
    chainCode: need.chainCode,
    chainName: need.chainName,
    weight: need.weight,
    topics: need.topics,
    tags: need.tags,
    nodeCode: need.node?.code ?? null,
    sources: sources.get(need.id) ?? [],
    inSight: seen.has(need.id),
  }))
}

const gapsOf = (ctx: Context, { chainCode }: StoredClass) =>
  openGaps(ctx, chainCode === null ? null : [chainCode])

/** For a class of all chains only those that some need is about: they are too many to lay them all on one table. */
async function designSources(
  ctx: Context,
  of: StoredClass,
  needs: readonly DesignNeedData[],
  kept: readonly StoredSource[],
): Promise<DesignSourceData[]> {
  const problems = may(ctx, 'matters.problem.read') ? await openProblems(ctx) : []
  const { chainCode } = of
  const gaps = await gapsOf(ctx, of)
  const found: DesignSourceData[] = [
    ...problems
      .filter((problem) => chainCode === null || problem.chainCode === chainCode)
      .map(({ id, nodeCode }) => ({ kind: 'matters.problem' as const, id, nodeCode, verdict: null })),
    ...gaps.map(({ nodeCode, verdict }) => ({
      kind: 'chains.node' as const,
      id: nodeCode,
      nodeCode,
      verdict,
    })),
  ]
  const unique = [...new Map(found.map((source) => [`${source.kind} ${source.id}`, source])).values()]
  const isNamed = (source: DesignSourceData) =>
    needs.some(
      (need) =>
        need.sources.some(({ kind, id }) => kind === source.kind && id === source.id) ||
        (source.nodeCode !== null && need.nodeCode === source.nodeCode),
    )
  const known = new Set(unique.map(({ kind, id }) => `${kind} ${id}`))
  return [
    ...(chainCode === null ? unique.filter(isNamed) : unique),
    ...kept
      .filter(({ kind, id }) => !known.has(`${kind} ${id}`) && needsName(needs, kind, id))
      .map(({ kind, id }) => ({ kind, id, nodeCode: kind === 'chains.node' ? id : null, verdict: null })),
  ]
}

const needsName = (needs: readonly DesignNeedData[], kind: string, id: string): boolean =>
  needs.some((need) => need.sources.some((source) => source.kind === kind && source.id === id))
