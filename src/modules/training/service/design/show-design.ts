import type { Context } from '#platform/context.ts'
import { may } from '#platform/rights/rights.ts'
import { type ClassDesign, type DesignSummary, designableStates } from '../../contract/design.ts'
import type { StoredClass } from '../../queries/class.ts'
import { classCourses } from '../../queries/class-courses.ts'
import {
  classNeeds,
  classSources,
  countDesign,
  findDesign,
  type StoredDesign,
  type StoredNeedOutcome,
  type StoredSource,
} from '../../queries/design/design.ts'
import type { DraftCourse } from '../../rules/design/design-data.ts'
import { needOutcomes, sourceOutcomes } from '../../rules/design/outcomes.ts'
import { visibleClass } from '../class/show-class.ts'
import { gatherDesign, gatherSaved, type Kept, nothingKept } from './gather.ts'
import { tellDesign } from './tell-design.ts'

export const isDesignable = (of: Pick<StoredClass, 'state'>): boolean =>
  (designableStates as readonly string[]).includes(of.state)

/** What is saved of a class's design; courses may stand there without one, from before there were designs. */
interface Saved {
  design: StoredDesign | null
  draft: DraftCourse[]
  needs: StoredNeedOutcome[]
  sources: StoredSource[]
}

export async function savedDesign(ctx: Context, classId: string): Promise<Saved> {
  return {
    design: await findDesign(ctx.db, classId),
    draft: await classCourses(ctx.db, classId),
    needs: await classNeeds(ctx.db, classId),
    sources: await classSources(ctx.db, classId),
  }
}

export const keptOf = (saved: Saved): Kept => ({
  needIds: saved.needs.map(({ needId }) => needId),
  sources: saved.sources,
  draft: saved.draft,
})

/** The design of a class as it was saved; before that, the open needs with nothing to meet them. */
export async function getDesign(ctx: Context, classId: string): Promise<ClassDesign> {
  const of = await visibleClass(ctx, classId)
  const saved = await savedDesign(ctx, classId)
  const { design, draft } = saved
  const mayInvite = may(ctx, 'training.class.draft', of.belonging)
  const mayEdit = isDesignable(of) && mayInvite
  const base = { classId, mayEdit, mayInvite, lockVersion: design?.lockVersion ?? 0 }
  if (design === null) {
    const data = await gatherDesign(ctx, of, { ...nothingKept, draft })
    const needs = needOutcomes(data, draft)
    const content = await tellDesign(ctx, data, draft, { needs, sources: sourceOutcomes(data, needs) })
    return { ...base, isEmpty: draft.length === 0, content, changes: [], savedByName: null, savedAt: null }
  }
  const data = await gatherSaved(ctx, of, keptOf(saved))
  const content = await tellDesign(ctx, data, draft, {
    needs: new Map(saved.needs.map((one) => [one.needId, one])),
    sources: saved.sources.map(({ kind, id, outcome, needIds }) => ({
      source: { kind, id },
      outcome,
      needIds,
    })),
  })
  const seesTeachers = may(ctx, 'training.teacher.read', {})
  return {
    ...base,
    isEmpty: false,
    content,
    changes: design.changes.filter(({ subject }) => seesTeachers || subject !== 'teacher'),
    savedByName: design.savedByName,
    savedAt: design.savedAt.toISOString(),
  }
}

/** For how many needs a class was designed and how many it leaves out, those out of the reader's reach counted too. */
export async function getDesignSummary(ctx: Context, classId: string): Promise<DesignSummary> {
  await visibleClass(ctx, classId)
  const counts = await countDesign(ctx.db, classId)
  return { isEmpty: (await findDesign(ctx.db, classId)) === null, ...counts }
}
