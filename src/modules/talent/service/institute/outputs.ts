import { randomUUID } from 'node:crypto'
import { type Change, recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import type { ListPage } from '#platform/list/page-of-list.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { without } from '#platform/without.ts'
import type { InstituteOutput, InstituteOutputInput, OutputFilter } from '../../contract/institute-output.ts'
import type { Removal } from '../../contract/removal.ts'
import { institutesById } from '../../queries/institute.ts'
import * as queries from '../../queries/institute-output.ts'
import { unknownMajors } from '../../queries/major.ts'
import { instituteOutputRef, instituteRef, majorRef } from '../../refs.ts'

const read = 'talent.institute.read'
const edit = 'talent.institute.edit'

/** Figures that fit a filter with their sums, and the years of which any are known. */
export async function listOutputs(
  ctx: Context,
  filter: OutputFilter,
): Promise<ListPage<InstituteOutput, 'graduates' | 'employedLocal'> & { years: string[] }> {
  requireRight(ctx, read)
  return { ...(await queries.listOutputs(ctx.db, filter)), years: await queries.outputYears(ctx.db) }
}

/** @throws AppError `notFound` `talent.instituteOutput.unknown`. */
export async function getOutput(ctx: Context, id: string): Promise<InstituteOutput> {
  const [output] = may(ctx, read) ? await queries.outputsById(ctx.db, [id]) : []
  if (output === undefined) throw unknownOutput(id)
  return output
}

/** @throws AppError for a major whose year is known already, an unknown institute or major, or figures that cannot be. */
export async function addOutput(ctx: Context, input: InstituteOutputInput): Promise<InstituteOutput> {
  return getOutput(ctx, await inTransaction(ctx, (tx) => enterOutput(tx, input)))
}

/** The same in the open transaction; gives the id. */
export async function enterOutput(
  tx: Context,
  { id = randomUUID(), ...input }: InstituteOutputInput & { id?: string },
  more: readonly Link[] = [],
): Promise<string> {
  requireRight(tx, edit)
  await requireSound(tx, input)
  await once(() => queries.insertOutputs(tx.db, [{ ...input, id }], tx.clock.now(), false))
  await recordChanges(tx, [outputChanged('talent.instituteOutput.add', null, await heldOutput(tx, id), more)])
  return id
}

/** Corrects a figure. @throws AppError `conflict` when somebody changed it meanwhile, or as in adding. */
export async function updateOutput(
  ctx: Context,
  { id, lockVersion, ...input }: InstituteOutputInput & { id: string; lockVersion: number },
): Promise<InstituteOutput> {
  requireRight(ctx, edit)
  await inTransaction(ctx, async (tx) => {
    const before = await heldOutput(tx, id)
    requireVersion(before, lockVersion)
    await saveOutput(tx, before, input, 'talent.instituteOutput.update')
  })
  return getOutput(ctx, id)
}

/** Makes a held figure what it should be. */
export async function saveOutput(
  tx: Context,
  before: InstituteOutput,
  input: InstituteOutputInput,
  action: string,
  more: readonly Link[] = [],
): Promise<void> {
  await requireSound(tx, input)
  await once(() => queries.updateOutputRow(tx.db, before.id, input, tx.clock.now()))
  for (const relation of ['partOf', 'about'] as const)
    await unlink(tx, instituteOutputRef(before.id), relation)
  await recordChanges(tx, [outputChanged(action, before, await heldOutput(tx, before.id), more)])
}

/** Takes back a figure that was entered by mistake: then the year is not known. What it was stays in the audit. */
export function removeOutput(ctx: Context, { id, lockVersion, reason }: Removal): Promise<{ id: string }> {
  requireRight(ctx, edit)
  return inTransaction(ctx, async (tx) => {
    const before = await heldOutput(tx, id)
    requireVersion(before, lockVersion)
    await deleteOutput(tx, before, 'talent.instituteOutput.remove', reason)
    return { id }
  })
}

/** Deletes a held figure. */
export async function deleteOutput(
  tx: Context,
  before: InstituteOutput,
  action: string,
  reason: string,
): Promise<void> {
  await queries.deleteOutput(tx.db, before.id)
  await recordChanges(tx, [{ ...outputChanged(action, before, before), after: null, reason }])
}

/** A figure held against other writers. @throws AppError `notFound` `talent.instituteOutput.unknown`. */
export async function heldOutput(tx: Context, id: string): Promise<InstituteOutput> {
  const output = await queries.lockOutput(tx.db, id)
  if (output === null) throw unknownOutput(id)
  return output
}

const unknownOutput = (id: string): AppError =>
  new AppError('notFound', 'talent.instituteOutput.unknown', `there is no figure ${id}`, { id })

/** Years may be told as far ahead: who is in the last year of studies is known before. */
const yearsAhead = 4

async function requireSound(tx: Context, input: InstituteOutputInput): Promise<void> {
  if ((await institutesById(tx.db, [input.instituteId])).length === 0)
    throw badField('instituteId', 'talent.institute.unknown', `there is no institute ${input.instituteId}`)
  if ((await unknownMajors(tx.db, [input.majorCode])).length > 0)
    throw badField('majorCode', 'talent.major.unknown', 'there is no such major', {
      codes: [input.majorCode],
    })
  if (Number(input.year) > Number(businessDay(tx.clock).slice(0, 4)) + yearsAhead)
    throw badField('year', 'talent.instituteOutput.yearAhead', `${input.year} lies too far ahead`, {
      years: yearsAhead,
    })
  if (input.employedLocal !== null && input.employedLocal > input.graduates)
    throw badField(
      'employedLocal',
      'talent.instituteOutput.moreEmployed',
      'more are employed than graduated',
      { graduates: input.graduates },
    )
}

/** @throws AppError `conflict` `talent.instituteOutput.taken` where the database has such a figure already. */
async function once(write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (cause) {
    if (!violatesUnique(cause, 'institute_output_institute_id_major_code_year_key')) throw cause
    throw new AppError(
      'conflict',
      'talent.instituteOutput.taken',
      'the year of this major is known already',
      { field: 'year' },
      { cause },
    )
  }
}

/** What of a figure changed, for the audit, with its thread: whose it is and of which major. */
export function outputChanged(
  action: string,
  before: InstituteOutput | null,
  after: InstituteOutput,
  more: readonly Link[] = [],
): Change {
  const from = instituteOutputRef(after.id)
  return {
    action,
    object: from,
    before: before && told(before),
    after: told(after),
    links: [
      { from, relation: 'partOf', to: instituteRef(after.instituteId) },
      { from, relation: 'about', to: majorRef(after.majorCode) },
      ...more,
    ],
  }
}

const told = (output: InstituteOutput) => without(output, ['lockVersion', 'updatedAt', 'province', 'city'])
