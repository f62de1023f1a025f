import { chainRef } from '#modules/chains/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Topic, TopicFields } from '../contract/index.ts'
import * as queries from '../queries/topic.ts'
import { topicRef, topicsRef } from '../refs.ts'
import { chainIdOf } from './chain-id.ts'

/** All subjects of training, the retired ones too. */
export async function listTopics(ctx: Context): Promise<Topic[]> {
  requireRight(ctx, 'training.topic.read')
  return queries.listTopics(ctx.db)
}

/** Adds a subject. @throws AppError `training.topic.codeTaken`, `.nameTaken`, `chains.chain.unknown`. */
export async function addTopic(ctx: Context, input: TopicFields & { code: string }): Promise<Topic> {
  return inTransaction(ctx, (tx) => enterTopic(tx, input))
}

/** The same in the open transaction. */
export async function enterTopic(
  tx: Context,
  { code, ...fields }: TopicFields & { code: string },
): Promise<Topic> {
  requireRight(tx, 'training.topic.edit')
  if ((await queries.findTopic(tx.db, code)) !== null)
    throw new AppError('conflict', 'training.topic.codeTaken', `there is a topic ${code}`, {
      field: 'code',
    })
  const values = { ...fields, chainId: await chainIdOf(tx, fields.chainCode), retired: false }
  await unlessNameTaken(() => queries.insertTopics(tx.db, [{ code, ...values }]))
  const after = (await queries.findTopic(tx.db, code))!
  await recordChanges(tx, [
    { action: 'training.topic.add', object: topicRef(code), before: null, after, links: linksOf(after) },
  ])
  return after
}

/** Corrects or retires a subject. @throws AppError `conflict` when somebody changed it meanwhile or the name is taken. */
export async function updateTopic(
  ctx: Context,
  {
    code,
    lockVersion,
    retired,
    ...fields
  }: TopicFields & { code: string; lockVersion: number; retired: boolean },
): Promise<Topic> {
  requireRight(ctx, 'training.topic.edit')
  return inTransaction(ctx, async (tx) => {
    const before = await queries.lockTopic(tx.db, code)
    if (before === null)
      throw new AppError('notFound', 'training.topic.unknown', `there is no topic ${code}`, { code })
    requireVersion(before, lockVersion)
    const chainId = await chainIdOf(tx, fields.chainCode)
    await unlessNameTaken(() => queries.updateTopic(tx.db, code, { ...fields, chainId, retired }))
    const after = (await queries.findTopic(tx.db, code))!
    await recordChanges(tx, [
      { action: 'training.topic.update', object: topicRef(code), before, after, links: linksOf(after) },
    ])
    return after
  })
}

/** @throws AppError `badInput` `training.topic.unknown` for codes that no topic in use has. */
export async function requireTopics(tx: Context, field: string, codes: readonly string[]): Promise<void> {
  const offered = new Set(
    (await queries.listTopics(tx.db)).filter(({ retired }) => !retired).map(({ code }) => code),
  )
  const unknown = codes.filter((code) => !offered.has(code))
  if (unknown.length > 0)
    throw new AppError('badInput', 'training.topic.unknown', `there is no topic ${unknown.join(', ')}`, {
      field,
      codes: unknown,
    })
}

async function unlessNameTaken(write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (!violatesUnique(error, 'topic_name_key')) throw error
    throw new AppError('conflict', 'training.topic.nameTaken', 'another topic has this name', {
      field: 'name',
    })
  }
}

const linksOf = ({ code, chainCode }: Topic): [Link, ...Link[]] => [
  { from: topicRef(code), relation: 'partOf', to: topicsRef },
  ...(chainCode === null ? [] : [{ from: topicRef(code), relation: 'about', to: chainRef(chainCode) }]),
]
