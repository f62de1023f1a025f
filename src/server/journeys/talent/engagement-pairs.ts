import { sql } from 'kysely'
import type { Database } from '#platform/db/database.ts'

/** Day of the tests' clock lies between. */
const consentFrom = '2023-01-01'
const consentUntil = '2099-12-31'

/** A need of an enterprise, entered beside the pages that keep needs. */
export async function needRow(
  { db }: Database,
  enterpriseId: string,
  values: { title?: string; headcount?: number; state?: string; chain?: string } = {},
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into talent.need (kind, title, enterprise_id, chain_id, headcount, urgency, tier, post_kind, talent_group,
      education, experience_years, salary_from, salary_to, contact_name, contact_phone, contact_email, state, source,
      as_of_on, created_by, created_by_name, created_at, updated_at)
    values ('post', ${values.title ?? '电池工艺工程师'}, ${enterpriseId},
      (select id from chains.chain where code = ${values.chain ?? 'pv'}), ${values.headcount ?? 1}, 3, 1, 'technical',
      'young', '20', 3, 9000, 15000, '郑维新', '0512-66660000', 'hr@firm.example', ${values.state ?? 'open'}, '测试',
      '2023-06-01', 'test', 'test', now(), now())
    returning id`.execute(db)
  return rows[0]!.id
}

/** Somebody, with a consent that holds unless told otherwise. */
export async function personRow(
  { db }: Database,
  values: { name?: string; most?: number; state?: string; consent?: boolean } = {},
): Promise<{ id: string; number: number }> {
  const { rows } = await sql<{ id: string; number: number }>`
    insert into talent.profile (name, most_engagements, phone, email, state, source, as_of_on, created_by,
      created_by_name, created_at, updated_at)
    values (${values.name ?? '顾南乔'}, ${values.most ?? 1}, '13900001234', 'gu@person.example',
      ${values.state ?? 'active'}, '测试', '2023-06-01', 'test', 'test', now(), now())
    returning id, number`.execute(db)
  const { id, number } = rows[0]!
  if (values.consent !== false)
    await sql`insert into talent.consent (profile_id, purpose, wording, given_on, until_on, given_by, recorded_by,
        recorded_by_name, recorded_at)
      values (${id}, 'matching', '1', ${consentFrom}, ${consentUntil}, 'paper', 'test', 'test', now())`.execute(
      db,
    )
  return { id, number }
}

export async function needState({ db }: Database, id: string): Promise<string> {
  const row = await db
    .selectFrom('talent.need')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.state
}
