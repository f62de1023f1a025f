import { randomUUID } from 'node:crypto'
import { nodeIdsByCode } from '#modules/chains/index.ts'
import { findRegionName } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { moveToBin } from '#platform/bin/move-to-bin.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import { revealField } from '#platform/privacy/reveal.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type {
  Institute,
  InstituteChange,
  InstituteContact,
  InstituteDetail,
  InstituteFilter,
  InstituteInput,
} from '../../contract/institute.ts'
import type { Removal } from '../../contract/removal.ts'
import * as queries from '../../queries/institute.ts'
import { instituteRef } from '../../refs.ts'
import { instituteBin } from './institute-bin.ts'
import {
  heldInstitute,
  instituteChanged,
  instituteRelations,
  maskedInstitute,
  seesContacts,
  toldInstitute,
  unknownInstitute,
} from './institute-records.ts'

const read = 'talent.institute.read'
const edit = 'talent.institute.edit'

/** Institutes that fit a filter. */
export async function listInstitutes(ctx: Context, filter: InstituteFilter): Promise<ListPage<Institute>> {
  requireRight(ctx, read)
  return mapPage(await queries.listInstitutes(ctx.db, filter), (one) => toldInstitute(ctx, one))
}

/** All institutes by name, for choice. */
export async function listInstituteNames(
  ctx: Context,
): Promise<{ id: string; name: string; city: string }[]> {
  requireRight(ctx, read)
  return queries.instituteNames(ctx.db)
}

/** One institute. @throws AppError `notFound` `talent.institute.unknown`. */
export async function getInstitute(ctx: Context, id: string): Promise<InstituteDetail> {
  const record = await visibleInstitute(ctx, id)
  return {
    ...toldInstitute(ctx, record),
    mayEdit: may(ctx, edit),
    mayRemove: may(ctx, 'talent.institute.remove'),
    mayReveal: may(ctx, 'talent.institute.reveal'),
    seesContacts: seesContacts(ctx),
    // Where people studied is part of who they are.
    people: may(ctx, 'talent.profile.identify', {})
      ? await queries.peopleOfSchool(ctx.db, record.name)
      : null,
  }
}

/** @throws AppError `notFound` `talent.institute.unknown`. */
export async function visibleInstitute(ctx: Context, id: string): Promise<queries.InstituteRecord> {
  const record = may(ctx, read) ? await queries.findInstitute(ctx.db, id) : null
  if (record === null) throw unknownInstitute(id)
  return record
}

/** @throws AppError for a name or code that another institute has, an unknown node or county. */
export async function addInstitute(ctx: Context, input: InstituteInput): Promise<InstituteDetail> {
  return getInstitute(ctx, await inTransaction(ctx, (tx) => enterInstitute(tx, input)))
}

/** The same in the open transaction; gives the id. */
export async function enterInstitute(
  tx: Context,
  { id = randomUUID(), ...input }: InstituteInput & { id?: string },
  more: readonly Link[] = [],
): Promise<string> {
  requireRight(tx, edit)
  const values = await valuesOf(tx, input)
  await once(() => queries.insertInstitutes(tx.db, [{ ...values, id }], tx.clock.now(), false))
  await recordChanges(tx, [instituteChanged('talent.institute.add', null, await heldInstitute(tx, id), more)])
  return id
}

/** Changes an institute. @throws AppError `conflict` when somebody changed it meanwhile, or as in adding. */
export async function updateInstitute(
  ctx: Context,
  { id, lockVersion, ...change }: InstituteChange,
): Promise<InstituteDetail> {
  requireRight(ctx, edit)
  await inTransaction(ctx, async (tx) => {
    const before = await heldInstitute(tx, id)
    requireVersion(maskedInstitute(before), lockVersion)
    await saveInstitute(tx, before, change, 'talent.institute.update')
  })
  return getInstitute(ctx, id)
}

/** Makes a held institute what it should be; a contact that is left out stays. */
export async function saveInstitute(
  tx: Context,
  before: queries.InstituteRecord,
  { contactPhone, contactEmail, ...change }: Omit<InstituteChange, 'id' | 'lockVersion'>,
  action: string,
  more: readonly Link[] = [],
): Promise<void> {
  const values = await valuesOf(tx, {
    ...change,
    contactPhone: contactPhone === undefined ? before.contactPhone : contactPhone,
    contactEmail: contactEmail === undefined ? before.contactEmail : contactEmail,
  })
  await once(() => queries.updateInstituteRow(tx.db, before.id, values, tx.clock.now()))
  for (const relation of instituteRelations) await unlink(tx, instituteRef(before.id), relation)
  await recordChanges(tx, [instituteChanged(action, before, await heldInstitute(tx, before.id), more)])
}

/** Deletes an institute with its yearly figures into the recycle bin. */
export function removeInstitute(ctx: Context, { id, lockVersion, reason }: Removal): Promise<{ id: string }> {
  requireRight(ctx, 'talent.institute.remove')
  return inTransaction(ctx, async (tx) => {
    requireVersion(maskedInstitute(await heldInstitute(tx, id)), lockVersion)
    await moveToBin(tx, instituteBin, instituteRef(id), reason)
    return { id }
  })
}

/**
 * The clear value of one masked contact. The request is audited by itself before it is decided on, so that a refused one
 * stands in the log too.
 */
export async function revealInstitute(
  ctx: Context,
  { id, field, reason }: { id: string; field: InstituteContact; reason: string },
): Promise<{ field: InstituteContact; value: string | null }> {
  const record = await visibleInstitute(ctx, id)
  const actions = { asked: 'talent.institute.askReveal', shown: 'talent.institute.reveal' }
  return revealField(ctx, { object: instituteRef(id), field, reason }, actions, () => {
    requireRight(ctx, 'talent.institute.reveal')
    return record[field]
  })
}

/** Institutes as entries of a dictionary: each is known by its name and by its code. */
export async function instituteEntries(ctx: Pick<Context, 'db'>) {
  return (await queries.instituteNames(ctx.db)).map(({ id, name }) => ({
    value: id,
    title: name,
    aliases: [],
  }))
}

async function valuesOf(
  tx: Context,
  { nodeCodes, ...input }: InstituteInput,
): Promise<queries.InstituteValues> {
  if (input.regionCode !== null && (await findRegionName(tx.db, input.regionCode)) === null)
    throw badField('regionCode', 'directory.region.unknown', `there is no region ${input.regionCode}`, {
      code: input.regionCode,
    })
  const nodes = nodeCodes.length === 0 ? new Map<string, string>() : await nodeIdsByCode(tx.db)
  const unknown = nodeCodes.filter((code) => !nodes.has(code))
  if (unknown.length > 0)
    throw badField('nodeCodes', 'talent.institute.nodeUnknown', `there is no node ${unknown.join(', ')}`, {
      codes: unknown,
    })
  return { ...input, nodeIds: nodeCodes.map((code) => nodes.get(code)!) }
}

/** @throws AppError `conflict` `talent.institute.twice` where the database has such an institute already. */
async function once(write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (cause) {
    const field = violatesUnique(cause, 'institute_name')
      ? 'name'
      : violatesUnique(cause, 'institute_code')
        ? 'code'
        : null
    if (field === null) throw cause
    throw new AppError(
      'conflict',
      'talent.institute.twice',
      'the library has an institute of this name or code already',
      { field },
      { cause },
    )
  }
}
