import { chainRef, nodeRef, placedNode } from '#modules/chains/index.ts'
import {
  findVisiblePerson,
  organisationRef,
  personRef,
  requireOrganisations,
} from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { type NeedDetail, type NeedFields, type NewNeed, needFields, newNeed } from '../../contract/index.ts'
import type { StoredNeed } from '../../queries/need.ts'
import * as writes from '../../queries/need-writes.ts'
import { needRef, topicRef } from '../../refs.ts'
import { chainIdOf } from '../chain-id.ts'
import { requireTopics } from '../topics.ts'
import { getNeed, lockedNeed, requireSources } from './show-need.ts'

/** Enters a need. @throws AppError for whatever it names that does not exist. */
export async function createNeed(ctx: Context, given: NewNeed): Promise<NeedDetail> {
  const id = await inTransaction(ctx, (tx) => enterNeed(tx, given, false))
  return getNeed(ctx, id)
}

/** The same in the open transaction; gives the id. */
export async function enterNeed(tx: Context, given: NewNeed, isDemo: boolean): Promise<string> {
  const { sources, ...fields } = newNeed.parse(given)
  const values = await checkNeed(tx, fields)
  const { actor } = tx
  requireRight(tx, 'training.need.edit', belongingOf(fields.chainCode, values.orgId, actor))
  await requireSources(tx, sources)
  const id = await writes.insertNeed(
    tx.db,
    { ...values, createdOrgId: actor.orgId, createdBy: actor.id, createdByName: actor.name, isDemo },
    tx.clock.now(),
  )
  await writes.putNeedTopics(tx.db, id, fields.topics)
  await writes.insertNeedSources(tx.db, id, sources)
  await recordChanges(tx, [
    {
      action: 'training.need.create',
      object: needRef(id),
      before: null,
      after: { ...fields, sources },
      links: [
        ...needLinks(id, fields, values.orgId),
        ...sources.map((to): Link => ({ from: needRef(id), relation: 'raisedFrom', to })),
      ],
    },
  ])
  return id
}

/** Corrects a need. @throws AppError `conflict` when somebody changed it meanwhile or it is closed. */
export async function updateNeed(
  ctx: Context,
  id: string,
  lockVersion: number,
  fields: NeedFields,
): Promise<NeedDetail> {
  await inTransaction(ctx, async (tx) => {
    await saveNeed(tx, await editedNeed(tx, id, lockVersion), fields, 'training.need.update')
  })
  return getNeed(ctx, id)
}

/** Makes a held need that the actor may edit what it should be. @param more links of the audit entry beside its own. */
export async function saveNeed(
  tx: Context,
  before: StoredNeed,
  fields: NeedFields,
  action: string,
  more: readonly Link[] = [],
): Promise<void> {
  const { id, createdBy, createdOrgId } = before
  const values = await checkNeed(tx, fields)
  requireRight(
    tx,
    'training.need.edit',
    belongingOf(fields.chainCode, values.orgId, { id: createdBy, orgId: createdOrgId }),
  )
  for (const relation of ['about', 'neededBy', 'onTopic']) await unlink(tx, needRef(id), relation)
  await writes.updateNeed(tx.db, id, values, tx.clock.now())
  await writes.putNeedTopics(tx.db, id, fields.topics)
  await recordChanges(tx, [
    {
      action,
      object: needRef(id),
      before: fieldsOf(before),
      after: fields,
      links: [...needLinks(id, fields, values.orgId), ...more],
    },
  ])
}

/** Closes a need that is no longer one, with the reason. */
export async function closeNeed(
  ctx: Context,
  id: string,
  lockVersion: number,
  reason: string,
): Promise<NeedDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await editedNeed(tx, id, lockVersion)
    const end = { closedOn: businessDay(tx.clock), closeReason: reason }
    await writes.closeNeed(tx.db, id, end, tx.clock.now())
    await recordChanges(tx, [
      {
        action: 'training.need.close',
        object: needRef(id),
        before: { closedOn: null },
        after: { closedOn: end.closedOn },
        reason,
        links: [{ from: needRef(id), relation: 'neededBy', to: organisationRef(before.org.id) }],
      },
    ])
  })
  return getNeed(ctx, id)
}

/** An open need to change, held. @throws AppError `conflict` when it is closed or was changed meanwhile. */
export async function editedNeed(tx: Context, id: string, lockVersion: number): Promise<StoredNeed> {
  const before = await lockedNeed(tx, id)
  requireRight(tx, 'training.need.edit', before.belonging)
  requireVersion(before, lockVersion)
  requireEditable(tx, before)
  return before
}

/** @throws AppError without the right over the need; `conflict` `training.need.closedAlready` when it is closed. */
export function requireEditable(tx: Context, { id, belonging, closedOn }: StoredNeed): void {
  requireRight(tx, 'training.need.edit', belonging)
  if (closedOn !== null)
    throw new AppError('conflict', 'training.need.closedAlready', 'a closed need is not changed', { id })
}

const belongingOf = (
  chainCode: string | null,
  orgId: string,
  creator: { id: string; orgId: string | null },
): Belonging => ({ orgIds: [orgId, creator.orgId], chainCodes: [chainCode], accountIds: [creator.id] })

/** The thread of a need: whose it is, on what subjects, and where in a chain. */
function needLinks(id: string, fields: NeedFields, orgId: string): [Link, ...Link[]] {
  const from = needRef(id)
  return [
    {
      from,
      relation: 'neededBy',
      to: fields.personId === null ? organisationRef(orgId) : personRef(fields.personId),
    },
    ...fields.topics.map((code): Link => ({ from, relation: 'onTopic', to: topicRef(code) })),
    ...(fields.chainCode === null ? [] : [{ from, relation: 'about', to: chainRef(fields.chainCode) }]),
    ...(fields.nodeCode === null ? [] : [{ from, relation: 'about', to: nodeRef(fields.nodeCode) }]),
  ]
}

/** What people write of a stored need. */
export const fieldsOf = (one: StoredNeed): NeedFields =>
  needFields.parse({
    level: one.level,
    statement: one.statement,
    orgId: one.level === 'person' ? null : one.org.id,
    postTitle: one.postTitle,
    personId: one.person?.id ?? null,
    chainCode: one.chainCode,
    nodeCode: one.node?.code ?? null,
    weight: one.weight,
    topics: one.topics.map(({ code }) => code),
    tags: one.tags,
  })

async function checkNeed(tx: Context, fields: NeedFields): Promise<writes.NeedValues> {
  const { level, postTitle, personId, chainCode, nodeCode } = fields
  if ((level === 'post') !== (postTitle !== null))
    throw badField('postTitle', 'training.need.postMismatch', 'a need of a post names it, no other does')
  if ((level === 'person') !== (personId !== null))
    throw badField(
      'personId',
      'training.need.personMismatch',
      'a need of a person names the person, no other does',
    )
  const orgId = personId === null ? fields.orgId : (await findVisiblePerson(tx, personId)).orgId
  if (orgId === null) throw badField('orgId', 'training.need.orgMissing', 'a need says whose it is')
  await requireOrganisations(tx, 'orgId', [orgId])
  await requireTopics(tx, 'topics', fields.topics)
  if (nodeCode !== null && chainCode === null)
    throw badField('chainCode', 'training.need.chainMissing', 'a node is named with its chain')
  const chainId = await chainIdOf(tx, chainCode)
  const node = chainCode === null || nodeCode === null ? null : await placedNode(tx, chainCode, nodeCode)
  return { ...fields, orgId, chainId, nodeId: node?.id ?? null }
}
