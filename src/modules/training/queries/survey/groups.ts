import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { AnswerGroup, GroupState } from '../../contract/index.ts'

export type StoredGroup = Omit<AnswerGroup, 'problems'>

const groups = (db: Db) =>
  db
    .selectFrom('training.answer_group as g')
    .selectAll('g')
    .select(
      sql<number>`(select count(*)::int from training.answer_group_member m where m.group_id = g.id)`.as(
        'size',
      ),
    )

type Row = Awaited<ReturnType<ReturnType<typeof groups>['executeTakeFirstOrThrow']>>

const toGroup = (row: Row): StoredGroup => ({
  id: row.id,
  surveyId: row.survey_id,
  questionId: row.question_id,
  name: row.name,
  example: row.example,
  state: row.state as GroupState,
  size: row.size,
  lockVersion: row.lock_version,
})

/** Groups of a question, the greatest first. */
export async function groupsOf(db: Db, questionId: string): Promise<StoredGroup[]> {
  const rows = await groups(db)
    .where('g.question_id', '=', questionId)
    .orderBy('size', 'desc')
    .orderBy('g.name')
    .orderBy('g.id')
    .execute()
  return rows.map(toGroup)
}

export async function findGroup(db: Db, id: string): Promise<StoredGroup | null> {
  const row = await groups(db).where('g.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toGroup(row)
}

/** Holds groups against other writers, in one order so that two never wait for each other. */
export async function holdGroups(db: Db, ids: readonly string[]): Promise<void> {
  await db
    .selectFrom('training.answer_group')
    .select('id')
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function insertGroup(
  db: Db,
  group: Pick<StoredGroup, 'surveyId' | 'questionId' | 'name' | 'example' | 'state'>,
  at: Date,
): Promise<string> {
  const row = await db
    .insertInto('training.answer_group')
    .values({
      survey_id: group.surveyId,
      question_id: group.questionId,
      name: group.name,
      example: group.example,
      state: group.state,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function insertMembers(
  db: Db,
  group: { id: string; questionId: string },
  responseIds: readonly string[],
): Promise<void> {
  for (let from = 0; from < responseIds.length; from += 1000)
    await db
      .insertInto('training.answer_group_member')
      .values(
        responseIds
          .slice(from, from + 1000)
          .map((id) => ({ question_id: group.questionId, response_id: id, group_id: group.id })),
      )
      .execute()
}

export async function updateGroup(
  db: Db,
  id: string,
  values: { name?: string; state?: GroupState },
  at: Date,
): Promise<void> {
  await db
    .updateTable('training.answer_group')
    .set((set) => ({ ...values, updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Moves all answers of one group into another and deletes the emptied one. */
export async function pourInto(db: Db, fromId: string, intoId: string): Promise<void> {
  await db
    .updateTable('training.answer_group_member')
    .set({ group_id: intoId })
    .where('group_id', '=', fromId)
    .execute()
  await db.deleteFrom('training.answer_group').where('id', '=', fromId).execute()
}

/** Takes answers out of a group, into another or into none; gives how many there were. */
export async function takeOut(
  db: Db,
  fromId: string,
  responseIds: readonly string[],
  intoId: string | null,
): Promise<number> {
  const members = [...responseIds]
  const { rows } =
    intoId === null
      ? await sql`delete from training.answer_group_member
          where group_id = ${fromId} and response_id = any(${members}::uuid[]) returning response_id`.execute(
          db,
        )
      : await sql`update training.answer_group_member set group_id = ${intoId}
          where group_id = ${fromId} and response_id = any(${members}::uuid[]) returning response_id`.execute(
          db,
        )
  return rows.length
}

/** Deletes all proposals of a question, before new ones are made. */
export async function dropGroups(db: Db, questionId: string): Promise<void> {
  await db.deleteFrom('training.answer_group_member').where('question_id', '=', questionId).execute()
  await db.deleteFrom('training.answer_group').where('question_id', '=', questionId).execute()
}

/** Open answers to a question: of one group, of none (null), or all. */
export async function openAnswersOf(
  db: Db,
  { surveyId, questionId }: { surveyId: string; questionId: string },
  group: string | null | 'all',
): Promise<{ responseId: string; text: string }[]> {
  const within =
    group === 'all' ? sql`true` : group === null ? sql`m.group_id is null` : sql`m.group_id = ${group}`
  const { rows } = await sql<{ id: string; text: string }>`
    select r.id, r.answers -> ${questionId}::text ->> 'text' as text
    from training.survey_response r
    left join training.answer_group_member m on m.response_id = r.id and m.question_id = ${questionId}
    where r.survey_id = ${surveyId} and r.answers -> ${questionId}::text ->> 'text' is not null and ${within}
    order by r.id`.execute(db)
  return rows.map((row) => ({ responseId: row.id, text: row.text }))
}

/** What names these groups in threads, with the survey each belongs to. */
export async function groupTitles(
  db: Db,
  ids: string[],
): Promise<Map<string, { name: string; surveyId: string }>> {
  const rows = await db
    .selectFrom('training.answer_group')
    .select(['id', 'name', 'survey_id'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, { name: row.name, surveyId: row.survey_id }]))
}

/** Problems raised from objects of a kind, by the object. */
export async function raisedFrom(
  db: Db,
  kind: string,
  ids: readonly string[],
): Promise<{ fromId: string; problemId: string }[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('platform.thread_link')
    .select(['from_id', 'to_id'])
    .where('relation', '=', 'raisedFrom')
    .where('from_kind', '=', 'matters.problem')
    .where('to_kind', '=', kind)
    .where('to_id', 'in', [...ids])
    .orderBy('from_id')
    .execute()
  return rows.map((row) => ({ fromId: row.to_id, problemId: row.from_id }))
}
