import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { DesignCandidate, DesignProposal } from '../../contract/design.ts'
import type { DesignContent } from '../../contract/design-shapes.ts'
import type { StoredClass } from '../../queries/class.ts'
import { changesBy } from '../../rules/design/changes.ts'
import {
  type DesignCourseData,
  type DesignData,
  type DraftCourse,
  presentOf,
} from '../../rules/design/design-data.ts'
import {
  fitsModule,
  hoursOf,
  leastHoursOf,
  needOutcomes,
  sourceOutcomes,
} from '../../rules/design/outcomes.ts'
import { chainOf, teacherFor } from '../../rules/design/places.ts'
import { proposeCourses } from '../../rules/design/propose.ts'
import type { DesignLessons } from '../../rules/design-lessons.ts'
import { visibleClass } from '../class/show-class.ts'
import { lessonsFor } from '../lesson/lessons-for.ts'
import { gatherDesign } from './gather.ts'
import { isDesignable, keptOf, savedDesign } from './show-design.ts'
import { tellDesign } from './tell-design.ts'

/**
 * Courses and teachers for a class that meet most of what is needed, with what they leave out and why. Nothing is saved.
 *
 * @param options.lessons what experience with earlier classes speaks for and against; left out, the confirmed lessons for
 *   its chain and the whole series. What each changed is told.
 * @throws AppError `conflict` `training.design.settled` for a class that has begun.
 */
export async function proposeDesign(
  ctx: Context,
  classId: string,
  options: { lessons?: DesignLessons } = {},
): Promise<DesignProposal> {
  const of = await designableClass(ctx, classId)
  const lessons = options.lessons ?? (await lessonsFor(ctx, of))
  const saved = await savedDesign(ctx, classId)
  const data = await gatherDesign(ctx, of, keptOf(saved))
  const { courses, isBest } = proposeCourses(data, lessons)
  const avoided = new Map(
    lessons.courses
      .filter(({ attitude }) => attitude === 'avoid')
      .map(({ courseId, why }) => [courseId, why]),
  )
  const notes = new Map(saved.needs.map(({ needId, note }) => [needId, note]))
  return {
    content: await contentWith(ctx, data, courses, notes, avoided),
    changes: changesBy(data, lessons, courses),
    isBest,
  }
}

/** What a changed draft would meet and leave out. Nothing is saved. */
export async function previewDesign(
  ctx: Context,
  classId: string,
  draft: readonly DraftCourse[],
): Promise<DesignContent> {
  const of = await designableClass(ctx, classId)
  const saved = await savedDesign(ctx, classId)
  const data = await gatherDesign(ctx, of, keptOf(saved))
  const known = draft.filter(({ courseId }) => data.courses.has(courseId))
  return contentWith(ctx, data, known, new Map(saved.needs.map(({ needId, note }) => [needId, note])))
}

async function contentWith(
  ctx: Context,
  data: DesignData,
  draft: readonly DraftCourse[],
  notes: ReadonlyMap<string, string | null>,
  avoided?: ReadonlyMap<string, string>,
): Promise<DesignContent> {
  const needs = needOutcomes(data, draft, avoided)
  return tellDesign(ctx, data, draft, {
    needs: new Map([...needs].map(([id, one]) => [id, { ...one, note: notes.get(id) ?? null }])),
    sources: sourceOutcomes(data, needs),
  })
}

/** At most so many candidates are told. */
const mostCandidates = 80

/** Courses that could stand in a module beside a draft: whatever fits and meets most of what is left out first. */
export async function listDesignCandidates(
  ctx: Context,
  classId: string,
  modulePosition: number,
  draft: readonly DraftCourse[],
): Promise<DesignCandidate[]> {
  const of = await designableClass(ctx, classId)
  if (modulePosition > of.modules.length) return []
  const data = await gatherDesign(ctx, of, keptOf(await savedDesign(ctx, classId)))
  const taken = new Set(draft.map(({ courseId }) => courseId))
  const outcomes = needOutcomes(
    data,
    draft.filter(({ courseId }) => data.courses.has(courseId)),
  )
  const open = new Set(data.needs.filter(({ id }) => outcomes.get(id)?.outcome !== 'met').map(({ id }) => id))
  const free = Math.max(0, of.hours - hoursOf(draft))
  return [...data.courses.values()]
    .filter((course) => course.inSight && !course.retired && !taken.has(course.id))
    .map((course) => toCandidate(data, course, modulePosition, open, free))
    .sort(
      (a, b) =>
        Number(b.fitsModule) - Number(a.fitsModule) ||
        b.addedWeight - a.addedWeight ||
        b.meets - a.meets ||
        Number(b.ofChain) - Number(a.ofChain) ||
        b.timesUsed - a.timesUsed ||
        (a.title < b.title ? -1 : 1),
    )
    .slice(0, mostCandidates)
}

function toCandidate(
  data: DesignData,
  course: DesignCourseData,
  modulePosition: number,
  open: ReadonlySet<string>,
  free: number,
): DesignCandidate {
  const { versionNo, title, hours, topics } = presentOf(course)
  const covered = new Set(topics.map(({ code }) => code))
  const meets = data.needs.filter((need) => need.topics.some(({ code }) => covered.has(code)))
  const adds = meets.filter(({ id }) => open.has(id))
  const teacher = teacherFor(data, course, modulePosition - 1)
  const least = leastHoursOf(hours)
  return {
    modulePosition,
    courseId: course.id,
    versionNo,
    teacherId: teacher?.id ?? null,
    hours: Math.max(least, Math.min(hours, Math.floor(free * 2) / 2)),
    title,
    fullHours: hours,
    timesUsed: course.timesUsed,
    ofChain: chainOf(course, data.class.chainCode) === 'own',
    meets: meets.length,
    adds: adds.length,
    addedWeight: adds.reduce((sum, { weight }) => sum + weight, 0),
    fitsModule: fitsModule(data, course, modulePosition),
    hasTeacher: teacher !== null,
    fitsHours: least <= free,
  }
}

/** A class whose design the actor may change now. @throws AppError `training.class.unknown`, `training.design.settled`. */
async function designableClass(ctx: Context, classId: string): Promise<StoredClass> {
  const of = await visibleClass(ctx, classId)
  requireDesignable(ctx, of)
  return of
}

/** @throws AppError `forbidden` without the right, `conflict` `training.design.settled` once the class runs. */
export function requireDesignable(ctx: Context, of: StoredClass): void {
  requireRight(ctx, 'training.class.draft', of.belonging)
  if (!isDesignable(of))
    throw new AppError('conflict', 'training.design.settled', 'a class that has begun keeps its courses', {
      state: of.state,
    })
}
