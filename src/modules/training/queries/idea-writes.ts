import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { IdeaFields } from '../contract/index.ts'
import type { IdeaAuthor } from './idea.ts'

/** What stands in the row of an idea. */
export type IdeaValues = Pick<IdeaFields, 'title' | 'text' | 'classId'> & {
  chainId: string | null
  nodeId: string | null
}

const columns = (values: IdeaValues) => ({
  title: values.title,
  body: values.text,
  chain_id: values.chainId,
  node_id: values.nodeId,
  class_id: values.classId,
})

export async function insertIdea(
  db: Db,
  values: IdeaValues & {
    createdOrgId: string | null
    createdBy: string
    createdByName: string
    isDemo: boolean
  },
  at: Date,
): Promise<string> {
  const row = await db
    .insertInto('training.idea')
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

export async function updateIdea(db: Db, id: string, values: IdeaValues, at: Date): Promise<void> {
  await db
    .updateTable('training.idea')
    .set((set) => ({ ...columns(values), updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Puts topics in the place of those there were. */
export async function putIdeaTopics(db: Db, id: string, topics: readonly string[]): Promise<void> {
  await db.deleteFrom('training.idea_topic').where('idea_id', '=', id).execute()
  if (topics.length === 0) return
  await db
    .insertInto('training.idea_topic')
    .values([...new Set(topics)].map((code) => ({ idea_id: id, topic_code: code })))
    .execute()
}

export async function insertIdeaAuthor(db: Db, ideaId: string, author: IdeaAuthor): Promise<void> {
  await db
    .insertInto('training.idea_author')
    .values({
      idea_id: ideaId,
      position: 1,
      account_id: author.accountId,
      person_id: author.personId,
      name: author.name,
      unit_name: author.unit,
    })
    .execute()
}

export async function putReply(
  db: Db,
  id: string,
  reply: { text: string; byName: string; at: Date } | null,
  at: Date,
): Promise<void> {
  await db
    .updateTable('training.idea')
    .set({
      reply: reply?.text ?? null,
      replied_by_name: reply?.byName ?? null,
      replied_at: reply?.at ?? null,
      updated_at: at,
    })
    .where('id', '=', id)
    .execute()
}

/** Notes the idea that goes on in place of one, or that the merge was taken back. */
export async function putMergedInto(db: Db, id: string, intoId: string | null, at: Date): Promise<void> {
  await db
    .updateTable('training.idea')
    .set({ merged_into_id: intoId, updated_at: at })
    .where('id', '=', id)
    .execute()
}

/** Adds the authors of a merged idea to the one that goes on, after its own; who stands there already stands once. */
export async function bringAuthors(db: Db, mergedId: string, keptId: string): Promise<void> {
  await sql`insert into training.idea_author (idea_id, position, account_id, person_id, name, unit_name, from_idea_id)
    select ${keptId}::uuid, (select max(position) from training.idea_author where idea_id = ${keptId}) + m.position,
      m.account_id, m.person_id, m.name, m.unit_name, ${mergedId}::uuid
    from training.idea_author m
    where m.idea_id = ${mergedId}
      and not exists (select from training.idea_author k where k.idea_id = ${keptId}
        and (k.account_id = m.account_id or k.person_id = m.person_id))`.execute(db)
}

/** Takes back what `bringAuthors` brought from an idea. */
export async function takeAuthorsBack(db: Db, mergedId: string, keptId: string): Promise<void> {
  await db
    .deleteFrom('training.idea_author')
    .where('idea_id', '=', keptId)
    .where('from_idea_id', '=', mergedId)
    .execute()
}
