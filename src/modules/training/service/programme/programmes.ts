import { organisationRef, requireOrganisations } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import {
  type ClassFields,
  type NewProgramme,
  newProgramme,
  type Programme,
  type ProgrammeAction,
  type ProgrammeFields,
  type ProgrammeSummary,
} from '../../contract/index.ts'
import { classesOfProgramme } from '../../queries/class.ts'
import { nextTermNo } from '../../queries/class-writes.ts'
import * as queries from '../../queries/programme.ts'
import { classRef, programmeRef } from '../../refs.ts'
import { enterClass } from '../class/enter-class.ts'
import { toClassSummary, warningsOf } from '../class/show-class.ts'
import { stepOnClassIn } from '../class/step-class.ts'

const unknownProgramme = (id: string): AppError =>
  new AppError('notFound', 'training.programme.unknown', `there is no programme ${id}`, { id })

/** Programmes, the latest year first. */
export async function listProgrammes(ctx: Context): Promise<ProgrammeSummary[]> {
  requireRight(ctx, 'training.class.read')
  return queries.listProgrammes(ctx.db)
}

/** One programme with those of its classes that the actor may see. */
export async function getProgramme(ctx: Context, id: string): Promise<Programme> {
  requireRight(ctx, 'training.class.read')
  const found = await queries.findProgramme(ctx.db, id)
  if (found === null) throw unknownProgramme(id)
  const classes = await classesOfProgramme(ctx, id)
  const warnings = await warningsOf(ctx, classes, found.spacingWeeks)
  const { createdBy: _createdBy, ...programme } = found
  return {
    ...programme,
    classes: classes.map((one) => ({ ...toClassSummary(one), warnings: warnings(one) })),
    mayEdit: may(ctx, 'training.programme.edit', belongingOf(found)),
  }
}

/**
 * Enters the programme of a year with its classes as drafts, all in one transaction.
 *
 * @throws AppError `conflict` `training.programme.yearTaken` when the host has one of that year.
 */
export async function createProgramme(ctx: Context, given: NewProgramme): Promise<Programme> {
  const id = await inTransaction(ctx, (tx) => enterProgramme(tx, given, false))
  return getProgramme(ctx, id)
}

/** The same in the open transaction; gives the id. */
export async function enterProgramme(tx: Context, given: NewProgramme, isDemo: boolean): Promise<string> {
  const { classes, ...input } = newProgramme.parse(given)
  requireRight(tx, 'training.programme.edit', { orgIds: [input.hostOrgId] })
  await requireOrganisations(tx, 'hostOrgId', [input.hostOrgId])
  const programmeId = await insertOnce(tx, input, isDemo)
  const programme = programmeRef(programmeId)
  await recordChanges(tx, [
    {
      action: 'training.programme.create',
      object: programme,
      before: null,
      after: input,
      links: [{ from: programme, relation: 'hostedBy', to: organisationRef(input.hostOrgId) }],
    },
  ])
  for (const [index, fields] of classes.entries())
    await enterClass(tx, fields, { term: { programmeId, termNo: index + 1 }, adHocReason: null }, isDemo)
  return programmeId
}

async function insertOnce(
  tx: Context,
  input: ProgrammeFields & { year: number; hostOrgId: string },
  isDemo: boolean,
): Promise<string> {
  const { actor, clock, db } = tx
  try {
    return await queries.insertProgramme(
      db,
      { ...input, createdBy: actor.id, createdByName: actor.name, isDemo },
      clock.now(),
    )
  } catch (error) {
    if (!violatesUnique(error, 'programme_year')) throw error
    throw new AppError('conflict', 'training.programme.yearTaken', 'the host has a programme of this year', {
      field: 'year',
      year: input.year,
    })
  }
}

/** Corrects title, basis or spacing. @throws AppError `conflict` when somebody changed it meanwhile. */
export async function updateProgramme(
  ctx: Context,
  id: string,
  lockVersion: number,
  fields: ProgrammeFields,
): Promise<Programme> {
  await inTransaction(ctx, async (tx) => {
    const before = await lockedProgramme(tx, id)
    requireVersion(before, lockVersion)
    await queries.updateProgramme(tx.db, id, fields, tx.clock.now())
    const { title, basis, spacingWeeks } = before
    await recordChanges(tx, [
      {
        action: 'training.programme.update',
        object: programmeRef(id),
        before: { title, basis, spacingWeeks },
        after: fields,
        links: [{ from: programmeRef(id), relation: 'hostedBy', to: organisationRef(before.host.id) }],
      },
    ])
  })
  return getProgramme(ctx, id)
}

/** Adds a class to a programme, after those it has. */
export async function addToProgramme(ctx: Context, id: string, fields: ClassFields): Promise<Programme> {
  await inTransaction(ctx, async (tx) => {
    await lockedProgramme(tx, id)
    const termNo = await nextTermNo(tx.db, id)
    await enterClass(tx, fields, { term: { programmeId: id, termNo }, adHocReason: null }, false)
  })
  return getProgramme(ctx, id)
}

/**
 * Does one step for several classes of a programme: for all of them or, when one refuses, for none.
 *
 * @throws AppError as the step itself, with the id of the class that refused; `badInput` `training.class.unknown` for
 *   a class of another programme.
 */
export async function actOnProgramme(
  ctx: Context,
  id: string,
  action: ProgrammeAction,
  wanted: readonly { id: string; stateVersion: number }[],
): Promise<Programme> {
  await inTransaction(ctx, async (tx) => {
    const known = new Set((await classesOfProgramme(tx, id)).map((one) => one.id))
    for (const one of wanted) {
      if (!known.has(one.id))
        throw new AppError('badInput', 'training.class.unknown', `there is no class ${one.id}`, {
          field: 'classes',
          classId: one.id,
        })
      await stepOnClassIn(tx, { object: classRef(one.id), action, lockVersion: one.stateVersion })
    }
  })
  return getProgramme(ctx, id)
}

async function lockedProgramme(tx: Context, id: string): Promise<queries.StoredProgramme> {
  const found = await queries.lockProgramme(tx.db, id)
  if (found === null) throw unknownProgramme(id)
  requireRight(tx, 'training.programme.edit', belongingOf(found))
  return found
}

const belongingOf = ({ host, createdBy }: queries.StoredProgramme) => ({
  orgIds: [host.id],
  accountIds: [createdBy],
})
