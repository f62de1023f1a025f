import { addDays } from '#core/scheduling/working-calendar.ts'
import { chainRef } from '#modules/chains/index.ts'
import { organisationRef, requireOrganisations } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { begin, rename } from '#platform/workflow/engine.ts'
import type { Parties } from '#platform/workflow/instance.ts'
import { classWorkflow } from '../../class-workflow.ts'
import {
  type AdHocClass,
  adHocClass,
  type ClassDetail,
  type ClassFields,
  draftStates,
  mostClassDays,
} from '../../contract/index.ts'
import type { StoredClass } from '../../queries/class.ts'
import { type ClassValues, insertClass, putClassParts, updateClass } from '../../queries/class-writes.ts'
import { departmentOf } from '../../queries/programme.ts'
import { classRef, programmeRef } from '../../refs.ts'
import { chainIdOf } from '../chain-id.ts'
import { requireModulesOfDesign } from '../design/modules-of-design.ts'
import { getClass, lockedClass } from './show-class.ts'

/** Drafts a class outside of the yearly table. @throws AppError for whatever it names that does not exist. */
export async function createClass(ctx: Context, given: AdHocClass): Promise<ClassDetail> {
  const { adHocReason, ...fields } = adHocClass.parse(given)
  const id = await inTransaction(ctx, (tx) => enterClass(tx, fields, { adHocReason, term: null }, false))
  return getClass(ctx, id)
}

/** Where a class stands: in a programme, or by itself with the reason for it. */
export type ClassPlace =
  | { term: { programmeId: string; termNo: number }; adHocReason: null }
  | { term: null; adHocReason: string }

/** Enters a class in the open transaction, as a draft; gives its id. */
export async function enterClass(
  tx: Context,
  fields: ClassFields,
  place: ClassPlace,
  isDemo: boolean,
): Promise<string> {
  const values = await checkClass(tx, fields, place.adHocReason)
  const { actor } = tx
  requireRight(tx, 'training.class.draft', { orgIds: [actor.orgId, fields.hostOrgId] })
  const id = await insertClass(
    tx.db,
    {
      ...values,
      term: place.term,
      createdOrgId: actor.orgId,
      createdBy: actor.id,
      createdByName: actor.name,
      isDemo,
    },
    tx.clock.now(),
  )
  await putClassParts(tx.db, id, fields)
  await begin(
    tx,
    classWorkflow,
    await classBeginning(tx, id, fields, { orgId: actor.orgId, accountId: actor.id }),
  )
  await recordChanges(tx, [
    {
      action: 'training.class.draft',
      object: classRef(id),
      before: null,
      after: { ...fields, ...place },
      links: classLinks(id, fields, place.term?.programmeId ?? null),
    },
  ])
  return id
}

/** Changes a draft. @throws AppError `conflict` when somebody changed it meanwhile or it is submitted already. */
export async function updateClassDraft(
  ctx: Context,
  id: string,
  lockVersion: number,
  { adHocReason, ...fields }: ClassFields & { adHocReason: string | null },
): Promise<ClassDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await lockedClass(tx, id)
    requireRight(tx, 'training.class.draft', before.belonging)
    requireVersion(before, lockVersion)
    if (!draftStates.includes(before.state))
      throw new AppError('conflict', 'training.class.submittedAlready', 'only a draft is changed', {
        state: before.state,
      })
    if ((before.programmeId === null) !== (adHocReason !== null))
      throw badField(
        'adHocReason',
        'training.class.adHocReasonMissing',
        'an ad-hoc class, and only one, says why it is held',
      )
    const values = await checkClass(tx, fields, adHocReason)
    const creator = { orgId: before.createdOrgId, accountId: before.createdBy }
    if (fields.hostOrgId !== before.host.id)
      throw new AppError('conflict', 'training.class.hostFixed', 'another host drafts a class of its own', {
        field: 'hostOrgId',
      })
    await requireModulesOfDesign(tx, id, fields.modules.length)
    if (fields.chainCode !== before.chainCode) await unlink(tx, classRef(id), 'about')
    await updateClass(tx.db, id, values, tx.clock.now())
    await putClassParts(tx.db, id, fields)
    await rename(tx, classRef(id), {
      title: fields.title,
      href: `/training/classes/${id}`,
      belonging: belongingOf(fields, creator),
    })
    await recordChanges(tx, [
      {
        action: 'training.class.update',
        object: classRef(id),
        before: fieldsOf(before),
        after: { ...fields, adHocReason },
        links: classLinks(id, fields, before.programmeId),
      },
    ])
  })
  return getClass(ctx, id)
}

/** How the workflow of a class begins. */
export async function classBeginning(
  tx: Context,
  id: string,
  fields: Pick<ClassFields, 'title' | 'chainCode' | 'hostOrgId'>,
  creator: { orgId: string | null; accountId: string },
) {
  const authority = await departmentOf(tx.db, 'organization')
  const of = (orgId: string | null) => ({ orgIds: orgId === null ? [] : [orgId], accountIds: [] })
  const parties: Parties = {
    drafter: creator.orgId === null ? { orgIds: [], accountIds: [creator.accountId] } : of(creator.orgId),
    host: of(fields.hostOrgId),
    authority: of(authority),
  }
  return {
    object: classRef(id),
    title: fields.title,
    href: `/training/classes/${id}`,
    belonging: belongingOf(fields, creator),
    parties,
  }
}

const belongingOf = (
  fields: Pick<ClassFields, 'chainCode' | 'hostOrgId'>,
  creator: { orgId: string | null; accountId: string },
): Belonging => ({
  orgIds: [creator.orgId, fields.hostOrgId],
  chainCodes: [fields.chainCode],
  accountIds: [creator.accountId],
})

/** The thread of a class: its host, its chain and the programme it is of. */
export function classLinks(
  id: string,
  fields: Pick<ClassFields, 'chainCode' | 'hostOrgId'>,
  programmeId: string | null,
): [Link, ...Link[]] {
  const from = classRef(id)
  return [
    { from, relation: 'hostedBy', to: organisationRef(fields.hostOrgId) },
    ...(fields.chainCode === null ? [] : [{ from, relation: 'about', to: chainRef(fields.chainCode) }]),
    ...(programmeId === null ? [] : [{ from, relation: 'partOf', to: programmeRef(programmeId) }]),
  ]
}

/** What people write of a stored class. */
const fieldsOf = (one: StoredClass): ClassFields & { adHocReason: string | null } => ({
  kind: one.kind,
  title: one.title,
  chainCode: one.chainCode,
  purpose: one.purpose,
  audience: one.audience,
  hostOrgId: one.host.id,
  cohostOrgIds: one.cohosts.map(({ id }) => id),
  startsOn: one.startsOn,
  endsOn: one.endsOn,
  hours: one.hours,
  seats: one.seats,
  place: one.place,
  modules: one.modules.map(({ kind, title, taughtByOrgId }) => ({ kind, title, taughtByOrgId })),
  adHocReason: one.adHocReason,
})

async function checkClass(
  tx: Context,
  fields: ClassFields,
  adHocReason: string | null,
): Promise<ClassValues> {
  checkDays(fields)
  if (fields.kind === 'lecture' && fields.chainCode === null)
    throw badField('chainCode', 'training.class.chainMissing', 'a chain lecture is about one chain')
  const chainId = await chainIdOf(tx, fields.chainCode)
  await requireOrganisations(tx, 'hostOrgId', [fields.hostOrgId])
  await requireOrganisations(tx, 'cohostOrgIds', fields.cohostOrgIds)
  const hosts = [fields.hostOrgId, ...fields.cohostOrgIds]
  if (new Set(hosts).size < hosts.length)
    throw badField('cohostOrgIds', 'training.class.hostTwice', 'a unit holds a class once')
  await requireOrganisations(
    tx,
    'modules',
    fields.modules.flatMap(({ taughtByOrgId }) => taughtByOrgId ?? []),
  )
  return { ...fields, chainId, adHocReason }
}

/** @throws AppError `badInput` for days the wrong way round or too many of them. */
export function checkDays({ startsOn, endsOn }: { startsOn: string; endsOn: string }): void {
  if (endsOn < startsOn)
    throw badField('endsOn', 'training.class.datesReversed', 'a class ends on or after the day it begins')
  if (endsOn >= addDays(startsOn, mostClassDays))
    throw badField('endsOn', 'training.class.tooLong', `a class lasts at most ${mostClassDays} days`, {
      most: mostClassDays,
    })
}
