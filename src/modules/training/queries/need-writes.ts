import type { Db } from '#platform/db/database.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { NeedFields } from '../contract/index.ts'

/** What stands in the row of a need. */
export type NeedValues = Omit<NeedFields, 'orgId' | 'chainCode' | 'nodeCode' | 'topics'> & {
  orgId: string
  chainId: string | null
  nodeId: string | null
}

const columns = (values: NeedValues) => ({
  level: values.level,
  statement: values.statement,
  org_id: values.orgId,
  post_title: values.postTitle,
  person_id: values.personId,
  chain_id: values.chainId,
  node_id: values.nodeId,
  weight: values.weight,
  competences: values.tags.competences,
  change_abilities: values.tags.changeAbilities,
  qualities: values.tags.qualities,
})

export async function insertNeed(
  db: Db,
  values: NeedValues & {
    createdOrgId: string | null
    createdBy: string
    createdByName: string
    isDemo: boolean
  },
  at: Date,
): Promise<string> {
  const row = await db
    .insertInto('training.need')
    .values({
      ...columns(values),
      created_org_id: values.createdOrgId,
      created_by: values.createdBy,
      created_by_name: values.createdByName,
      is_demo: values.isDemo,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateNeed(db: Db, id: string, values: NeedValues, at: Date): Promise<void> {
  await db
    .updateTable('training.need')
    .set((set) => ({ ...columns(values), updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function closeNeed(
  db: Db,
  id: string,
  end: { closedOn: string; closeReason: string },
  at: Date,
): Promise<void> {
  await db
    .updateTable('training.need')
    .set((set) => ({
      closed_on: end.closedOn,
      close_reason: end.closeReason,
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Puts topics in the place of those there were. */
export async function putNeedTopics(db: Db, needId: string, topics: readonly string[]): Promise<void> {
  await db.deleteFrom('training.need_topic').where('need_id', '=', needId).execute()
  await db
    .insertInto('training.need_topic')
    .values([...new Set(topics)].map((code) => ({ need_id: needId, topic_code: code })))
    .execute()
}

export async function insertNeedSources(
  db: Db,
  needId: string,
  sources: readonly ObjectRef[],
): Promise<void> {
  if (sources.length === 0) return
  await db
    .insertInto('training.need_source')
    .values(sources.map(({ kind, id }) => ({ need_id: needId, ref_kind: kind, ref_id: id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
