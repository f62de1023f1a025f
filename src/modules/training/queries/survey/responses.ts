import { sql } from 'kysely'
import { type Db, jsonb } from '#platform/db/database.ts'
import { type Answers, answers as answersSchema } from '../../contract/index.ts'

export interface StoredResponse {
  id: string
  stratum: string | null
  answers: Answers
  handedInOn: string
  /** Of a survey by name; null of an anonymous one and of the open address. */
  personName: string | null
  orgName: string | null
}

export interface NewResponse {
  surveyId: string
  invitationId: string | null
  stratum: string | null
  answers: Answers
  handedInOn: string
}

/** An answer that bears the name of who gave it, or comes from the open address. */
export async function insertResponse(db: Db, response: NewResponse): Promise<void> {
  await db
    .insertInto('training.survey_response')
    .values({
      survey_id: response.surveyId,
      invitation_id: response.invitationId,
      stratum: response.stratum,
      answers: jsonb(response.answers),
      handed_in_on: response.handedInOn,
    })
    .execute()
}

/**
 * An answer that nobody shall be able to tell from others: some earlier ones are taken out and written again with it, all
 * with new ids and in random order. So neither the place of a row in the table nor the transaction that wrote it, which
 * PostgreSQL keeps with every row, says which of them came last.
 *
 * @param response null to write them all again, as when the survey closes.
 */
export async function mixIn(
  db: Db,
  surveyId: string,
  response: Omit<NewResponse, 'surveyId' | 'invitationId'> | null,
  earlier: number | null,
): Promise<void> {
  const taken = earlier === null ? sql`` : sql`order by random() limit ${earlier}`
  const added =
    response === null
      ? sql``
      : sql`union all select ${response.stratum}::text, ${jsonb(response.answers)}, ${response.handedInOn}::date`
  await sql`
    with gone as (
      delete from training.survey_response where id in (
        select id from training.survey_response where survey_id = ${surveyId} and invitation_id is null ${taken})
      returning stratum, answers, handed_in_on)
    insert into training.survey_response (survey_id, stratum, answers, handed_in_on)
    select ${surveyId}::uuid, stratum, answers, handed_in_on
    from (select stratum, answers, handed_in_on from gone ${added}) as mixed
    order by random()`.execute(db)
}

/** All answers to a survey, in the order of their ids, which says nothing. */
export async function responsesOf(db: Db, surveyId: string): Promise<StoredResponse[]> {
  const rows = await db
    .selectFrom('training.survey_response as r')
    .leftJoin('training.survey_invitation as i', 'i.id', 'r.invitation_id')
    .leftJoin('directory.person as p', 'p.id', 'i.person_id')
    .leftJoin('directory.organisation as o', 'o.id', 'p.org_id')
    .select(['r.id', 'r.stratum', 'r.answers', 'r.handed_in_on', 'p.name', 'o.name as org_name'])
    .where('r.survey_id', '=', surveyId)
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    stratum: row.stratum,
    answers: answersSchema.parse(row.answers),
    handedInOn: row.handed_in_on,
    personName: row.name,
    orgName: row.org_name,
  }))
}
