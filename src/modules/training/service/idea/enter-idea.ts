import { organisationsOfRole } from '#modules/access/index.ts'
import { chainRef, nodeRef, placedNode } from '#modules/chains/index.ts'
import { organisationNames, personRef } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { begin, rename } from '#platform/workflow/engine.ts'
import type { Parties } from '#platform/workflow/instance.ts'
import { type IdeaDetail, type IdeaFields, ideaFields, type NewIdea } from '../../contract/index.ts'
import { ideaWorkflow } from '../../idea-workflow.ts'
import type { TrainingPorts } from '../../ports.ts'
import { visibleClasses } from '../../queries/class.ts'
import type { IdeaAuthor, StoredIdea } from '../../queries/idea.ts'
import * as writes from '../../queries/idea-writes.ts'
import { classRef, ideaRef, topicRef } from '../../refs.ts'
import { chainIdOf } from '../chain-id.ts'
import { requireTopics } from '../topics.ts'
import { getIdea, lockedIdea } from './show-idea.ts'

type Ports = Pick<TrainingPorts, 'chainParties'>

/** Hands in an idea. @throws AppError for whatever it names that does not exist. */
export async function createIdea(ctx: Context, ports: Ports, given: IdeaFields): Promise<IdeaDetail> {
  const id = await inTransaction(ctx, (tx) => enterIdea(tx, ports, given, false))
  return getIdea(ctx, id)
}

/** The same in the open transaction; gives the id. */
export async function enterIdea(tx: Context, ports: Ports, given: NewIdea, isDemo: boolean): Promise<string> {
  const fields = ideaFields.parse(given)
  const { actor } = tx
  const belonging = belongingOf(fields.chainCode, [actor.id])
  requireRight(tx, 'training.idea.write', belonging)
  const values = await checkIdea(tx, fields)
  const at = tx.clock.now()
  const id = await writes.insertIdea(
    tx.db,
    { ...values, createdOrgId: actor.orgId, createdBy: actor.id, createdByName: actor.name, isDemo },
    at,
  )
  const author = await authorOf(tx)
  await writes.insertIdeaAuthor(tx.db, id, author)
  await writes.putIdeaTopics(tx.db, id, fields.topics)
  await begin(tx, ideaWorkflow, {
    object: ideaRef(id),
    title: fields.title,
    href: hrefOf(id),
    belonging,
    parties: await partiesOf(tx, ports, fields.chainCode, [actor.id]),
  })
  await recordChanges(tx, [
    {
      action: 'training.idea.submit',
      object: ideaRef(id),
      before: null,
      after: fields,
      links: [proposedBy(id, author, actor.id), ...ideaLinks(id, fields)],
    },
  ])
  return id
}

/** Changes an idea. @throws AppError `conflict` when somebody changed it meanwhile or it was taken up already. */
export async function updateIdea(
  ctx: Context,
  _ports: Ports,
  id: string,
  lockVersion: number,
  fields: IdeaFields,
): Promise<IdeaDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await lockedIdea(tx, id)
    requireRight(tx, 'training.idea.write', before.belonging)
    if (!before.authors.some(({ accountId }) => accountId === tx.actor.id))
      throw new AppError('forbidden', 'training.idea.notAuthor', 'an idea is changed by its author', { id })
    requireVersion(before, lockVersion)
    if (before.state !== 'submitted')
      throw new AppError('conflict', 'training.idea.takenUp', 'an idea taken up is not changed', { id })
    if (fields.chainCode !== before.chainCode)
      throw new AppError('conflict', 'training.idea.chainFixed', 'an idea about another chain is another', {
        field: 'chainCode',
      })
    const values = await checkIdea(tx, fields, before)
    for (const relation of ['about', 'onTopic', 'cameFrom']) await unlink(tx, ideaRef(id), relation)
    await writes.updateIdea(tx.db, id, values, tx.clock.now())
    await writes.putIdeaTopics(tx.db, id, fields.topics)
    await rename(tx, ideaRef(id), {
      title: fields.title,
      href: hrefOf(id),
      belonging: belongingOf(fields.chainCode, accountsOf(before)),
    })
    await recordChanges(tx, [
      {
        action: 'training.idea.update',
        object: ideaRef(id),
        before: fieldsOf(before),
        after: fields,
        links: [
          { from: ideaRef(id), relation: 'editedBy', to: { kind: 'system.actor', id: tx.actor.id } },
          ...ideaLinks(id, fields),
        ],
      },
    ])
  })
  return getIdea(ctx, id)
}

export const hrefOf = (id: string): string => `/training/ideas/${id}`

/** Accounts of its authors. */
export const accountsOf = (one: Pick<StoredIdea, 'authors'>): string[] =>
  one.authors.flatMap(({ accountId }) => accountId ?? [])

/** What an idea belongs to: its chain and the accounts of its authors; their units see nothing of it. */
export const belongingOf = (chainCode: string | null, accountIds: string[]): Belonging => ({
  chainCodes: [chainCode],
  accountIds,
})

/** Who handles it: the training section, and for an idea about a chain its office and task force as well. */
export async function partiesOf(
  tx: Context,
  ports: Ports,
  chainCode: string | null,
  authors: string[],
): Promise<Parties> {
  const today = businessDay(tx.clock)
  const section = await organisationsOfRole(tx.db, 'trainingSection', today)
  const chain =
    chainCode === null ? null : (await ports.chainParties(tx.db, chainCode, today)).parties.taskForce
  return {
    author: { orgIds: [], accountIds: authors },
    handler: {
      orgIds: [...new Set([...section, ...(chain?.orgIds ?? [])])],
      accountIds: [...(chain?.accountIds ?? [])],
    },
    kept: { orgIds: [], accountIds: [] },
  }
}

async function authorOf({ actor, db }: Context): Promise<IdeaAuthor> {
  const unit =
    actor.orgId === null ? undefined : (await organisationNames(db, [actor.orgId])).get(actor.orgId)
  return { accountId: actor.id, personId: actor.personId, name: actor.name, unit: unit ?? null }
}

const proposedBy = (id: string, { personId }: IdeaAuthor, actorId: string): Link => ({
  from: ideaRef(id),
  relation: 'proposedBy',
  to: personId === null ? { kind: 'system.actor', id: actorId } : personRef(personId),
})

/** The thread of an idea: its chain and place there, its subjects and the class it came from. */
function ideaLinks(id: string, fields: IdeaFields): Link[] {
  const from = ideaRef(id)
  return [
    ...(fields.chainCode === null ? [] : [{ from, relation: 'about', to: chainRef(fields.chainCode) }]),
    ...(fields.nodeCode === null ? [] : [{ from, relation: 'about', to: nodeRef(fields.nodeCode) }]),
    ...fields.topics.map((code): Link => ({ from, relation: 'onTopic', to: topicRef(code) })),
    ...(fields.classId === null ? [] : [{ from, relation: 'cameFrom', to: classRef(fields.classId) }]),
  ]
}

const fieldsOf = (one: StoredIdea): IdeaFields => ({
  title: one.title,
  text: one.text,
  chainCode: one.chainCode,
  nodeCode: one.node?.code ?? null,
  classId: one.class?.id ?? null,
  topics: one.topics.map(({ code }) => code),
})

async function checkIdea(
  tx: Context,
  fields: IdeaFields,
  before: StoredIdea | null = null,
): Promise<writes.IdeaValues> {
  const { chainCode, nodeCode, classId } = fields
  const known = new Set(before?.topics.map(({ code }) => code))
  await requireTopics(
    tx,
    'topics',
    fields.topics.filter((code) => !known.has(code)),
  )
  if (nodeCode !== null && chainCode === null)
    throw badField('chainCode', 'training.idea.chainMissing', 'a node is named with its chain')
  const chainId = await chainIdOf(tx, chainCode)
  const node = chainCode === null || nodeCode === null ? null : await placedNode(tx, chainCode, nodeCode)
  if (
    classId !== null &&
    classId !== before?.class?.id &&
    !(await visibleClasses(tx, [classId])).has(classId)
  )
    throw badField('classId', 'training.class.unknown', `there is no class ${classId}`)
  return { title: fields.title, text: fields.text, classId, chainId, nodeId: node?.id ?? null }
}
