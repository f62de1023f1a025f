import { chainRef, placedNode } from '#modules/chains/index.ts'
import {
  directoryGuards,
  enterpriseRef,
  organisationRef,
  personRef,
  requireOrganisations,
} from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import type { ListPage } from '#platform/list/page-of-list.ts'
import { may, requireRight, requireVisible } from '#platform/rights/rights.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import {
  type DiscussionDetail,
  type DiscussionFields,
  type DiscussionListQuery,
  type DiscussionSummary,
  discussionFields,
} from '../../contract/index.ts'
import type { TrainingPorts } from '../../ports.ts'
import { visibleClasses } from '../../queries/class.ts'
import * as queries from '../../queries/discussion.ts'
import { raisedFrom } from '../../queries/survey/groups.ts'
import { classRef, discussionRef, findingRef } from '../../refs.ts'
import { chainIdOf } from '../chain-id.ts'
import { problemsRaisedFrom } from '../raised-problems.ts'

type Ports = Pick<TrainingPorts, 'describers' | 'guards'>

const unknown = (id: string) => () =>
  new AppError('notFound', 'training.discussion.unknown', `there is no discussion ${id}`, { id })

/** Discussions and visits within reach, the latest first. */
export async function listDiscussions(
  ctx: Context,
  wanted: DiscussionListQuery,
): Promise<ListPage<DiscussionSummary>> {
  requireRight(ctx, 'training.discussion.read')
  return queries.listDiscussions(ctx, wanted)
}

/** One record. @throws AppError `notFound` `training.discussion.unknown` */
export async function getDiscussion(ctx: Context, ports: Ports, id: string): Promise<DiscussionDetail> {
  const found = await queries.findDiscussion(ctx.db, id)
  const { belonging: _belonging, ...shown } = requireVisible(
    ctx,
    'training.discussion.read',
    found,
    (one) => one.belonging,
    unknown(id),
  )
  const findings = await queries.findingsOf(ctx.db, id)
  const problems = await problemsRaisedFrom(
    ctx,
    ports,
    'training.finding',
    findings.map((one) => one.id),
  )
  const { trainingClass } = shown
  const seen = trainingClass === null ? new Set() : await visibleClasses(ctx, [trainingClass.id])
  return {
    ...shown,
    trainingClass: trainingClass !== null && seen.has(trainingClass.id) ? trainingClass : null,
    participants: await queries.participantsOf(ctx.db, id),
    findings: findings.map((one) => ({ ...one, problems: problems.get(one.id) ?? [] })),
  }
}

/** Records a discussion or visit. @throws AppError `badInput` for what it names and nobody knows. */
export async function createDiscussion(
  ctx: Context,
  ports: Ports,
  fields: DiscussionFields,
): Promise<DiscussionDetail> {
  const id = await inTransaction(ctx, (tx) => enterDiscussion(tx, fields, false))
  return getDiscussion(ctx, ports, id)
}

/** The same in the open transaction; gives the id. */
export async function enterDiscussion(
  tx: Context,
  given: DiscussionFields,
  isDemo: boolean,
): Promise<string> {
  const fields = discussionFields.parse(given)
  const { values, findings } = await checked(tx, fields, null)
  requireRight(tx, 'training.discussion.edit', belongingOf(tx, fields))
  const id = await queries.insertDiscussion(tx.db, values, tx.actor, tx.clock.now(), isDemo)
  await queries.replaceParticipants(tx.db, id, fields.participants)
  await queries.putFindings(
    tx.db,
    id,
    findings.map((one) => ({ ...one, id: null })),
  )
  await record(tx, 'training.discussion.add', id, null, { ...fields, classId: values.classId })
  return id
}

/**
 * Corrects a record.
 *
 * @throws AppError `conflict` when somebody changed it meanwhile, or `training.finding.raised` when a finding from which
 *   a problem was raised is left out.
 */
export async function updateDiscussion(
  ctx: Context,
  ports: Ports,
  { id, lockVersion, ...fields }: DiscussionFields & { id: string; lockVersion: number },
): Promise<DiscussionDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await lockedDiscussion(tx, id)
    requireVersion(before, lockVersion)
    const { values, findings } = await checked(tx, fields, before.trainingClass?.id ?? null)
    requireRight(tx, 'training.discussion.edit', belongingOf(tx, fields))
    const stood = await queries.findingsOf(tx.db, id)
    const kept = new Set(findings.flatMap((one) => (one.id === null ? [] : [one.id])))
    const stranger = [...kept].find((key) => !stood.some((one) => one.id === key))
    if (stranger !== undefined)
      throw new AppError('badInput', 'training.finding.unknown', `there is no finding ${stranger}`, {
        field: 'findings',
      })
    const gone = stood.filter((one) => !kept.has(one.id)).map((one) => one.id)
    if ((await raisedFrom(tx.db, 'training.finding', gone)).length > 0)
      throw new AppError(
        'conflict',
        'training.finding.raised',
        'a problem was raised from a finding left out',
      )
    const people = await queries.participantsOf(tx.db, id)
    await queries.updateDiscussion(tx.db, id, values, tx.clock.now())
    await queries.replaceParticipants(tx.db, id, fields.participants)
    await queries.putFindings(tx.db, id, findings)
    const entered: DiscussionFields = {
      kind: before.kind,
      title: before.title,
      heldOn: before.heldOn,
      place: before.place,
      hostOrgId: before.host.id,
      chainCode: before.chainCode,
      enterpriseId: before.enterprise?.id ?? null,
      classId: before.trainingClass?.id ?? null,
      summary: before.summary,
      participants: people,
      findings: stood.map((one) => ({ id: one.id, text: one.text, nodeCode: one.node?.code ?? null })),
    }
    for (const relation of following) await unlink(tx, discussionRef(id), relation)
    await record(tx, 'training.discussion.update', id, entered, { ...fields, classId: values.classId })
  })
  return getDiscussion(ctx, ports, id)
}

/** A record to change, held. @throws AppError `training.discussion.unknown` */
export async function lockedDiscussion(tx: Context, id: string): Promise<queries.StoredDiscussion> {
  const found = requireVisible(
    tx,
    'training.discussion.read',
    await queries.lockDiscussion(tx.db, id),
    (one) => one.belonging,
    unknown(id),
  )
  requireRight(tx, 'training.discussion.edit', found.belonging)
  return found
}

/** Relations that follow what is entered of a record. */
const following = ['heldBy', 'about', 'prepares', 'attendedBy']

async function record(
  tx: Context,
  action: string,
  id: string,
  before: DiscussionFields | null,
  after: DiscussionFields,
): Promise<void> {
  const from = discussionRef(id)
  const links: [Link, ...Link[]] = [
    { from, relation: 'heldBy', to: organisationRef(after.hostOrgId) },
    ...(after.chainCode === null ? [] : [{ from, relation: 'about', to: chainRef(after.chainCode) }]),
    ...(after.enterpriseId === null
      ? []
      : [{ from, relation: 'about', to: enterpriseRef(after.enterpriseId) }]),
    ...(after.classId ? [{ from, relation: 'prepares', to: classRef(after.classId) }] : []),
    ...after.participants.flatMap(({ personId }) =>
      personId === null ? [] : [{ from, relation: 'attendedBy', to: personRef(personId) }],
    ),
    ...(await queries.findingsOf(tx.db, id)).map((one) => ({
      from: findingRef(one.id),
      relation: 'readFrom',
      to: from,
    })),
  ]
  await recordChanges(tx, [{ action, object: from, before, after, links }])
}

const belongingOf = (tx: Context, { hostOrgId, chainCode }: DiscussionFields) => ({
  orgIds: [hostOrgId],
  chainCodes: [chainCode],
  accountIds: [tx.actor.id],
})

/** @param keptClassId the class it prepares so far, which may stay whoever sees it. */
async function checked(tx: Context, fields: DiscussionFields, keptClassId: string | null) {
  const { chainCode, participants, findings, classId = keptClassId, ...values } = fields
  const chainId = await chainIdOf(tx, chainCode)
  await requireOrganisations(tx, 'hostOrgId', [fields.hostOrgId])
  const { enterpriseId } = fields
  if (enterpriseId !== null) {
    const seen = await directoryGuards['directory.enterprise']!(tx, [enterpriseId])
    // A guard over the whole city lets pass what does not exist, so that stories still tell of what is gone.
    if (!seen.has(enterpriseId) || !(await queries.enterpriseExists(tx.db, enterpriseId)))
      throw badField('enterpriseId', 'directory.enterprise.unknown', 'there is no such enterprise')
  }
  if (classId !== null && classId !== keptClassId && !(await visibleClasses(tx, [classId])).has(classId))
    throw badField('classId', 'training.class.unknown', `there is no class ${classId}`)
  const named = participants.flatMap(({ personId }) => (personId === null ? [] : [personId]))
  if ((await queries.unknownPeople(tx.db, named)).length > 0)
    throw badField('participants', 'directory.person.unknown', 'a participant is not in the directory')
  const placed = []
  for (const { id, text, nodeCode } of findings) {
    if (nodeCode !== null && chainCode === null)
      throw badField('findings', 'training.finding.nodeWithoutChain', 'a node needs the chain it lies on')
    const node = nodeCode === null || chainCode === null ? null : await placedNode(tx, chainCode, nodeCode)
    placed.push({ id, text, nodeId: node?.id ?? null })
  }
  return { values: { ...values, classId, chainId }, findings: placed }
}

/** A finding with where it was said, null when there is none or the actor may not read it. */
export async function findVisibleFinding(ctx: Context, id: string) {
  const finding = await queries.findFinding(ctx.db, id)
  const discussion = finding === null ? null : await queries.findDiscussion(ctx.db, finding.discussionId)
  if (finding === null || discussion === null) return null
  if (!may(ctx, 'training.discussion.read', discussion.belonging)) return null
  return {
    text: finding.text,
    nodeCode: finding.nodeCode,
    kind: discussion.kind,
    discussion: discussion.title,
    heldOn: discussion.heldOn,
    chainCode: discussion.chainCode,
    enterpriseId: discussion.enterprise?.id ?? null,
  }
}
