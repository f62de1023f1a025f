import { chainDescribers, chainGuards } from '#modules/chains/index.ts'
import { mattersDescribers, mattersGuards } from '#modules/matters/index.ts'
import type { Context } from '#platform/context.ts'
import { visibleObjects } from '#platform/rights/rights.ts'
import { describe } from '#platform/thread/thread.ts'
import type {
  DesignContent,
  DesignNeed,
  DesignSource,
  DesignWarning,
  ShownDesignCourse,
} from '../../contract/design-shapes.ts'
import {
  contentOf,
  type DesignData,
  type DesignTeacherData,
  type DraftCourse,
  presentOf,
} from '../../rules/design/design-data.ts'
import { hoursOf, type NeedOutcome, type SourceOutcome } from '../../rules/design/outcomes.ts'
import { isAvailable, suitsModule, takesCategory } from '../../rules/design/places.ts'
import { coverTags } from '../../rules/design/tag-coverage.ts'
import { feeCapPerHour } from '../../rules/fee.ts'

const describers = { ...chainDescribers, ...mattersDescribers }
const guards = { ...chainGuards, ...mattersGuards }

/** What became of a draft. */
interface Outcomes {
  needs: ReadonlyMap<string, NeedOutcome & { note?: string | null }>
  sources: readonly (Omit<SourceOutcome, 'source'> & {
    source: Pick<SourceOutcome['source'], 'kind' | 'id'>
  })[]
}

/** A draft as the actor may see it. Needs out of reach are counted; problems and gaps out of reach are left out. */
export async function tellDesign(
  ctx: Context,
  data: DesignData,
  draft: readonly DraftCourse[],
  outcomes: Outcomes,
): Promise<DesignContent> {
  const needs = data.needs.flatMap((need) => {
    const outcome = outcomes.needs.get(need.id)
    return outcome === undefined ? [] : [{ need, outcome }]
  })
  const met = needs.filter(({ outcome }) => outcome.outcome === 'met')
  const hidden = needs.filter(({ need }) => !need.inSight)
  const sum = (some: typeof needs) => some.reduce((total, { need }) => total + need.weight, 0)
  return {
    courses: draft.flatMap((one) => tellCourse(data, one, outcomes)),
    needs: needs
      .filter(({ need }) => need.inSight)
      .map(
        ({ need, outcome }): DesignNeed => ({
          id: need.id,
          number: need.number,
          statement: need.statement,
          level: need.level,
          orgName: need.orgName,
          chainName: need.chainName,
          weight: need.weight,
          topics: [...need.topics],
          outcome: outcome.outcome,
          metBy: outcome.metBy,
          reason: outcome.reason,
          note: outcome.note ?? null,
        }),
      ),
    hidden: {
      met: hidden.filter(({ outcome }) => outcome.outcome === 'met').length,
      leftOut: hidden.filter(({ outcome }) => outcome.outcome === 'leftOut').length,
    },
    sources: await tellSources(ctx, data, outcomes.sources),
    tags: coverTags(
      needs.map(({ need, outcome }) => ({
        weight: need.weight,
        tags: need.tags,
        isMet: outcome.outcome === 'met',
      })),
      draft.flatMap((one) => {
        const course = data.courses.get(one.courseId)
        return course === undefined ? [] : [contentOf(course, one.versionNo)]
      }),
    ),
    weight: sum(needs),
    metWeight: sum(met),
    hours: hoursOf(draft),
  }
}

function tellCourse(data: DesignData, one: DraftCourse, outcomes: Outcomes): ShownDesignCourse[] {
  const course = data.courses.get(one.courseId)
  if (course === undefined) return []
  const content = contentOf(course, one.versionNo)
  const teacher = one.teacherId === null ? undefined : data.teachers.get(one.teacherId)
  const meeting = [...outcomes.needs.values()].filter(({ metBy }) =>
    metBy.some(({ courseId }) => courseId === one.courseId),
  )
  return [
    {
      modulePosition: one.modulePosition,
      courseId: one.courseId,
      versionNo: one.versionNo,
      // Whoever may not see teachers is not told which one it is.
      teacherId: teacher?.id ?? null,
      hours: one.hours,
      title: content.title,
      category: content.category,
      form: content.form,
      fullHours: content.hours,
      presentVersionNo: presentOf(course).versionNo,
      timesUsed: course.timesUsed,
      from: course.hostOrgId === data.class.host.id ? null : course.from,
      inSight: course.inSight,
      teacher: teacher === undefined ? null : { id: teacher.id, name: teacher.name },
      teachers: course.teacherIds.flatMap((id) => {
        const usual = data.teachers.get(id)
        return usual === undefined || usual.retired
          ? []
          : [{ id, name: usual.name, available: isAvailable(usual, data.class) }]
      }),
      highestFee: teacher === undefined ? null : feeCapPerHour(teacher.level) * one.hours,
      meets: meeting.length,
      meetsAlone: meeting.filter(({ metBy }) => metBy.length === 1).length,
      warnings: warningsOf(data, one, teacher),
    },
  ]
}

function warningsOf(
  data: DesignData,
  one: DraftCourse,
  teacher: DesignTeacherData | undefined,
): DesignWarning[] {
  const course = data.courses.get(one.courseId)!
  const content = contentOf(course, one.versionNo)
  const module = data.class.modules[one.modulePosition - 1]
  const warnings: DesignWarning[] = []
  if (course.retired) warnings.push({ rule: 'retired' })
  if (content.versionNo !== presentOf(course).versionNo)
    warnings.push({ rule: 'olderVersion', present: presentOf(course).versionNo })
  if (module !== undefined && !takesCategory(module.kind, content.category))
    warnings.push({ rule: 'otherCategory', category: content.category })
  if (one.teacherId === null) warnings.push({ rule: 'noTeacher' })
  if (teacher?.retired) warnings.push({ rule: 'teacherRetired' })
  if (teacher !== undefined && !isAvailable(teacher, data.class)) warnings.push({ rule: 'teacherAway' })
  if (teacher !== undefined && module?.taughtBy && !suitsModule(teacher, module))
    warnings.push({ rule: 'otherUnit', unit: module.taughtBy.name })
  if (one.hours < content.hours) warnings.push({ rule: 'cut', hours: one.hours, full: content.hours })
  return warnings
}

async function tellSources(
  ctx: Context,
  data: DesignData,
  sources: Outcomes['sources'],
): Promise<DesignSource[]> {
  const refs = sources.map(({ source }) => ({ kind: source.kind, id: source.id }))
  const seen = await visibleObjects(ctx, guards, refs)
  const names = await describe(ctx.db, describers, refs.filter(seen))
  const verdicts = new Map(data.sources.map(({ kind, id, verdict }) => [`${kind} ${id}`, verdict]))
  const needs = new Map(data.needs.filter(({ inSight }) => inSight).map((need) => [need.id, need]))
  return sources.flatMap(({ source, outcome, needIds }) => {
    const named = names.get(`${source.kind} ${source.id}`)
    if (named?.title == null) return []
    return [
      {
        kind: source.kind,
        id: source.id,
        title: named.title,
        href: named.href,
        verdict: verdicts.get(`${source.kind} ${source.id}`) ?? null,
        outcome,
        needs: needIds.flatMap((id) => {
          const need = needs.get(id)
          return need === undefined ? [] : [{ id, number: need.number }]
        }),
      },
    ]
  })
}
