import { z } from 'zod'
import { chainIdsByCode } from '#modules/chains/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import { topicCode, topicFields } from '../contract/index.ts'
import topicsOfProduct from '../data/topics.json' with { type: 'json' }
import { insertTopics, listTopics } from '../queries/topic.ts'
import { topicRef } from '../refs.ts'

const topicLoad: ObjectRef = { kind: 'system.load', id: 'topics' }
const topicsFile = z.array(topicFields.extend({ code: topicCode }))

/** Puts the subjects of training that come with the product into a database that has none. */
export async function installTopics(tx: Context): Promise<void> {
  if ((await listTopics(tx.db)).length > 0) return
  const chainIds = await chainIdsByCode(tx.db)
  // A city may have left a chain out since.
  const topics = topicsFile
    .parse(topicsOfProduct)
    .filter(({ chainCode }) => chainCode === null || chainIds.has(chainCode))
  await insertTopics(
    tx.db,
    topics.map((topic) => ({
      ...topic,
      chainId: topic.chainCode === null ? null : (chainIds.get(topic.chainCode) ?? null),
      retired: false,
    })),
  )
  await recordChanges(
    tx,
    topics.map((topic) => ({
      action: 'training.topic.install',
      object: topicRef(topic.code),
      before: null,
      after: topic,
      links: [{ from: topicRef(topic.code), relation: 'loadedBy', to: topicLoad }],
    })),
  )
}
