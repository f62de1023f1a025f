import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { QuestionInput, QuestionKind, SurveyQuestion } from '../../contract/index.ts'

export type Grouping = 'none' | 'asked' | 'done'
export type StoredQuestion = SurveyQuestion & { surveyId: string; grouping: Grouping }

const questions = (db: Db) =>
  db
    .selectFrom('training.survey_question as q')
    .selectAll('q')
    .select(
      sql<
        SurveyQuestion['topics']
      >`(select coalesce(json_agg(json_build_object('code', t.code, 'name', t.name)
        order by m.position), '[]') from training.survey_question_topic m
        join training.topic t on t.code = m.topic_code where m.question_id = q.id)`.as('topics'),
    )

type Row = Awaited<ReturnType<ReturnType<typeof questions>['executeTakeFirstOrThrow']>>

const toQuestion = (row: Row): StoredQuestion => ({
  id: row.id,
  surveyId: row.survey_id,
  kind: row.kind as QuestionKind,
  text: row.text,
  required: row.required,
  options: row.options,
  mostChoices: row.most_choices,
  topics: row.topics,
  grouping: row.grouping as Grouping,
})

/** A question as forms and pages are told of it. */
export const toldQuestion = ({
  surveyId: _surveyId,
  grouping: _grouping,
  ...question
}: StoredQuestion): SurveyQuestion => question

/** Questions of a survey in their order. */
export async function questionsOf(db: Db, surveyId: string): Promise<StoredQuestion[]> {
  return (await questions(db).where('q.survey_id', '=', surveyId).orderBy('q.position').execute()).map(
    toQuestion,
  )
}

export async function findQuestion(db: Db, id: string): Promise<StoredQuestion | null> {
  const row = await questions(db).where('q.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toQuestion(row)
}

/** Puts these questions in the place of those a draft has. */
export async function replaceQuestions(
  db: Db,
  surveyId: string,
  items: readonly QuestionInput[],
): Promise<void> {
  await db.deleteFrom('training.survey_question').where('survey_id', '=', surveyId).execute()
  if (items.length === 0) return
  const rows = await db
    .insertInto('training.survey_question')
    .values(
      items.map((item, at) => ({
        survey_id: surveyId,
        position: at + 1,
        kind: item.kind,
        text: item.text,
        required: item.required,
        options: item.kind === 'single' || item.kind === 'multiple' ? item.options : [],
        most_choices: item.kind === 'multiple' ? item.mostChoices : null,
      })),
    )
    .returning(['id', 'position'])
    .execute()
  const topics = rows.flatMap(({ id, position }) => {
    const { kind, topicCodes } = items[position - 1]!
    if (kind !== 'matrix') return []
    return topicCodes.map((code, at) => ({ question_id: id, topic_code: code, position: at }))
  })
  if (topics.length > 0) await db.insertInto('training.survey_question_topic').values(topics).execute()
}

/** Moves the grouping of a question on; false when it was not there. */
export async function moveGrouping(
  db: Db,
  id: string,
  from: readonly Grouping[],
  to: Grouping,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('training.survey_question')
    .set({ grouping: to })
    .where('id', '=', id)
    .where('grouping', 'in', [...from])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
