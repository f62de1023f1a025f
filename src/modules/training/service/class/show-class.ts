import { addDays } from '#core/scheduling/working-calendar.ts'
import { calendarAround } from '#platform/calendar/load-calendar.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { may, requireVisible } from '#platform/rights/rights.ts'
import { without } from '#platform/without.ts'
import {
  type ClassDetail,
  type ClassSummary,
  type ClassWarning,
  draftStates,
  droppedStates,
  heldStates,
  movableStates,
} from '../../contract/index.ts'
import { classesWithin, findClass, lockClass, type StoredClass } from '../../queries/class.ts'
import { findProgramme } from '../../queries/programme.ts'
import { classWarnings } from '../../rules/class-warnings.ts'

const unknownClass = (id: string): AppError =>
  new AppError('notFound', 'training.class.unknown', `there is no class ${id}`, { id })

/** A class the actor may see. @throws AppError `notFound` for one unknown or out of reach. */
export async function visibleClass(ctx: Context, id: string): Promise<StoredClass> {
  return requireVisible(
    ctx,
    'training.class.read',
    await findClass(ctx.db, id),
    ({ belonging }) => belonging,
    () => unknownClass(id),
  )
}

/** The same, held until the transaction ends. */
export async function lockedClass(tx: Context, id: string): Promise<StoredClass> {
  return requireVisible(
    tx,
    'training.class.read',
    await lockClass(tx.db, id),
    ({ belonging }) => belonging,
    () => unknownClass(id),
  )
}

/** What a list does not show of a stored class. */
const kept = [
  'purpose',
  'audience',
  'adHocReason',
  'cohosts',
  'modules',
  'createdBy',
  'createdByName',
  'createdOrgId',
  'lockVersion',
  'belonging',
] as const

export const toClassSummary = (one: StoredClass): ClassSummary => without(one, kept)

/** Everything about one class that the actor may know. */
export async function getClass(ctx: Context, id: string): Promise<ClassDetail> {
  const one = await visibleClass(ctx, id)
  const programme = one.programmeId === null ? null : await findProgramme(ctx.db, one.programmeId)
  return {
    ...without(one, ['createdBy', 'createdByName', 'createdOrgId', 'belonging']),
    createdBy: one.createdByName,
    warnings: (await warningsOf(ctx, [one], programme?.spacingWeeks ?? null))(one),
    mayEdit: draftStates.includes(one.state) && may(ctx, 'training.class.draft', one.belonging),
    mayReschedule: movableStates.includes(one.state) && may(ctx, 'training.class.run', one.belonging),
    mayReadFeedback: may(ctx, 'training.feedback.read', one.belonging),
  }
}

/**
 * What speaks against the days of classes; nothing of those that were held or do not take place.
 *
 * @param spacingWeeks of the programme they are of.
 */
export async function warningsOf(
  ctx: Context,
  classes: readonly StoredClass[],
  spacingWeeks: number | null,
): Promise<(one: StoredClass) => ClassWarning[]> {
  const days = classes.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]).sort()
  const first = days[0]
  if (first === undefined) return () => []
  const margin = (spacingWeeks ?? 0) * 7
  const near = await classesWithin(ctx.db, {
    startsOn: addDays(first, -margin),
    endsOn: addDays(days.at(-1) ?? first, margin),
  })
  const calendar = await calendarAround(ctx)
  const open = (one: StoredClass) => !heldStates.includes(one.state) && !droppedStates.includes(one.state)
  const known = (one: StoredClass) => one.startsOn >= calendar.from && one.endsOn <= calendar.to
  return (one) => (open(one) && known(one) ? classWarnings(calendar, one, near, spacingWeeks) : [])
}
