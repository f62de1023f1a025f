import { randomUUID } from 'node:crypto'
import { regionRef } from '#modules/directory/index.ts'
import { type Change, recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { refuseDouble, requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import type { ListPage } from '#platform/list/page-of-list.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type {
  PlanBehind,
  PlanFilter,
  PlanLine,
  PlanLineDetail,
  PlanLineInput,
  PlanProgress,
} from '../../contract/plan.ts'
import { progressOf } from '../../contract/plan-progress.ts'
import { type PlanCategory, planCategories } from '../../contract/plan-table.ts'
import { countBoarded } from '../../queries/engagement.ts'
import * as queries from '../../queries/plan.ts'
import { planLineRef, planRef } from '../../refs.ts'

const read = 'talent.plan.read'
const edit = 'talent.plan.edit'

/** Lines of the plan that fit a filter. */
export async function listPlanLines(ctx: Context, filter: PlanFilter): Promise<ListPage<PlanLine>> {
  requireRight(ctx, read)
  return queries.listPlanLines(ctx.db, filter)
}

/** How each category stands in a year, and the years that have lines. */
export async function getPlanProgress(
  ctx: Context,
  year: string,
): Promise<{ years: string[]; categories: PlanProgress[] }> {
  requireRight(ctx, read)
  const figures = await queries.planFigures(ctx.db)
  const progress = planCategories.map((category) => ({
    category,
    ...progressOf(
      figures.filter((line) => line.category === category),
      year,
    ),
  }))
  const behind = await behindFigures(
    ctx,
    progress.map(({ category, asOfOn }) => ({ category, regionCode: null, year, asOfOn })),
  )
  return {
    years: [...new Set(figures.map((line) => line.year))].sort().reverse(),
    categories: progress.map((one, at) => ({ ...one, behind: behind[at] ?? null })),
  }
}

/** Whom engagements brought on board in the time of each figure: from the beginning of the year to its day. */
async function behindFigures(
  ctx: Context,
  figures: readonly {
    category: PlanCategory
    regionCode: string | null
    year: string
    asOfOn: string | null
  }[],
): Promise<PlanBehind[]> {
  if (!may(ctx, 'talent.engagement.read')) return []
  const wanted = figures.map(({ category, regionCode, year, asOfOn }) => ({
    category,
    region: regionCode,
    from: `${year}-01-01`,
    until: asOfOn ?? `${year}-12-31`,
  }))
  const counts = await countBoarded(ctx, wanted)
  return counts.map((count, at) => ({ ...count, from: wanted[at]!.from, until: wanted[at]!.until }))
}

/** @throws AppError `notFound` `talent.plan.unknown`. */
export async function getPlanLine(ctx: Context, id: string): Promise<PlanLineDetail> {
  requireRight(ctx, read)
  const [line] = await queries.planLinesById(ctx.db, [id])
  if (line === undefined) throw unknownLine(id)
  const [behind = null] = await behindFigures(ctx, [line])
  return { ...line, mayReport: may(ctx, 'talent.plan.report', ofPlanLine(line)), behind }
}

/** @throws AppError for a category that has a line in that year and region, or a figure without source. */
export async function addPlanLine(ctx: Context, input: PlanLineInput): Promise<PlanLineDetail> {
  return getPlanLine(ctx, await inTransaction(ctx, (tx) => enterPlanLine(tx, input)))
}

/** The same in the open transaction; gives the id. */
export async function enterPlanLine(
  tx: Context,
  { id = randomUUID(), ...input }: PlanLineInput & { id?: string },
  more: Link[] = [],
): Promise<string> {
  requireRight(tx, edit)
  requireFigures(tx, input)
  await once(() => queries.insertPlanLines(tx.db, [{ ...input, id }], tx.clock.now(), false))
  await recordChanges(tx, [planLineChanged('talent.plan.add', null, await heldPlanLine(tx, id), more)])
  return id
}

/** @throws AppError `conflict` when somebody changed it meanwhile, or as in adding. */
export async function updatePlanLine(
  ctx: Context,
  { id, lockVersion, ...input }: PlanLineInput & { id: string; lockVersion: number },
): Promise<PlanLineDetail> {
  requireRight(ctx, edit)
  await inTransaction(ctx, async (tx) => {
    const before = await heldPlanLine(tx, id)
    requireVersion(before, lockVersion)
    await savePlanLine(tx, before, input, 'talent.plan.update')
  })
  return getPlanLine(ctx, id)
}

/** A county reports for itself; the talent section for every region and the city. */
export async function reportPlanActual(
  ctx: Context,
  {
    id,
    lockVersion,
    ...reported
  }: Pick<PlanLineInput, 'actual' | 'asOfOn' | 'actualSource'> & { id: string; lockVersion: number },
): Promise<PlanLineDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await heldPlanLine(tx, id)
    requireRight(tx, 'talent.plan.report', ofPlanLine(before))
    requireVersion(before, lockVersion)
    await savePlanLine(tx, before, { ...enteredOf(before), ...reported }, 'talent.plan.report')
  })
  return getPlanLine(ctx, id)
}

/** Makes a held line what it should be. */
export async function savePlanLine(
  tx: Context,
  before: PlanLine,
  input: PlanLineInput,
  action: string,
  more: Link[] = [],
): Promise<void> {
  requireFigures(tx, input)
  await once(() => queries.updatePlanLineRow(tx.db, before.id, input, tx.clock.now()))
  await unlink(tx, planLineRef(before.id), 'about')
  await recordChanges(tx, [planLineChanged(action, before, await heldPlanLine(tx, before.id), more)])
}

/** A line held against other writers. @throws AppError `notFound` `talent.plan.unknown`. */
export async function heldPlanLine(tx: Context, id: string): Promise<PlanLine> {
  const line = await queries.lockPlanLine(tx.db, id)
  if (line === null) throw unknownLine(id)
  return line
}

export const ofPlanLine = ({ regionCode }: Pick<PlanLine, 'regionCode'>): Belonging => ({
  regionCodes: [regionCode],
})

const unknownLine = (id: string): AppError =>
  new AppError('notFound', 'talent.plan.unknown', `there is no line ${id} of the plan`, { id })

/** A figure stands with its source, what was reached with its day too, within the year or after it and not to come. */
function requireFigures(tx: Context, input: PlanLineInput): void {
  const refuse = (reason: string, field: string): never => {
    throw new AppError('badInput', reason, `${field} does not go with the figures of the line`, { field })
  }
  if ((input.target === null) !== (input.targetSource === null))
    refuse('talent.plan.targetSource', 'targetSource')
  if ((input.actual === null) !== (input.asOfOn === null)) refuse('talent.plan.actualDay', 'asOfOn')
  if ((input.actual === null) !== (input.actualSource === null))
    refuse('talent.plan.actualSource', 'actualSource')
  const day = input.asOfOn
  if (day !== null && (day < `${input.year}-01-01` || day > businessDay(tx.clock)))
    refuse('talent.plan.dayOutside', 'asOfOn')
}

/** @throws AppError `conflict` `talent.plan.taken` where the database has one already. */
const once = (write: () => Promise<void>): Promise<void> =>
  refuseDouble(
    'plan_line_year_category_region_code_key',
    (cause) =>
      new AppError(
        'conflict',
        'talent.plan.taken',
        'the plan has a line of this year, category and region already',
        { field: 'regionCode' },
        { cause },
      ),
    write,
  )

/** What of a line changed, for the audit, with its thread. */
export function planLineChanged(
  action: string,
  before: PlanLine | null,
  after: PlanLine,
  more: Link[] = [],
): Change {
  const from = planLineRef(after.id)
  return {
    action,
    object: from,
    before: before && enteredOf(before),
    after: enteredOf(after),
    links: [
      { from, relation: 'partOf', to: planRef },
      { from, relation: 'about', to: regionRef(after.regionCode) },
      ...more,
    ],
  }
}

/** What people enter of a line. */
export const enteredOf = ({
  id: _id,
  regionName: _name,
  isDemo: _demo,
  lockVersion: _version,
  updatedAt: _at,
  ...rest
}: PlanLine): PlanLineInput => rest
