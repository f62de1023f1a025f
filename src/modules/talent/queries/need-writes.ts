import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { NeedInput, NeedState } from '../contract/need.ts'
import { insertAnswers, type StoredAnswers } from './need-answers.ts'

/** What of a need is stored in its own row. */
export type NeedValues = Omit<
  NeedInput,
  | 'chainCode'
  | 'nodeCode'
  | 'majorCodes'
  | 'requiredSkillIds'
  | 'wishedSkillIds'
  | 'regionCodes'
  | 'problemIds'
  | 'gaps'
  | 'tier'
  | 'experienceYears'
  | 'source'
  | 'asOfOn'
> & {
  chainId: string
  nodeId: string | null
  tier: number
  experienceYears: number
  source: string
  asOfOn: string
}

/** What stands in tables of its own. */
export interface NeedParts {
  majorCodes: readonly string[]
  requiredSkillIds: readonly string[]
  wishedSkillIds: readonly string[]
  regionCodes: readonly string[]
}

export interface NewNeedRow {
  id?: string
  values: NeedValues
  parts: NeedParts & StoredAnswers
  state?: NeedState
  closedReason?: string | null
  createdBy: { id: string; name: string; orgId: string | null }
  isDemo: boolean
  /** When it was entered. */
  at: Date
}

const columnsOf = (values: NeedValues) => ({
  kind: values.kind,
  title: values.title,
  enterprise_id: values.enterpriseId,
  chain_id: values.chainId,
  node_id: values.nodeId,
  headcount: values.headcount,
  urgency: values.urgency,
  tier: values.tier,
  post_kind: values.postKind,
  talent_group: values.talentGroup,
  education: values.education,
  degree: values.degree,
  experience_years: values.experienceYears,
  title_level: values.titleLevel,
  salary_from: values.salaryFrom,
  salary_to: values.salaryTo,
  modes: [...values.modes],
  must: [...values.must],
  duties: values.duties,
  benefits: values.benefits,
  deadline_on: values.deadlineOn,
  target_indicators: values.targetIndicators,
  budget: values.budget,
  term_months: values.termMonths,
  property_rule: values.propertyRule,
  contact_name: values.contactName,
  contact_phone: values.contactPhone,
  contact_email: values.contactEmail,
  source: values.source,
  as_of_on: values.asOfOn,
})

/** Rows in one statement at most; each has some forty values, and a statement takes 65535. */
const most = 500

/** Inserts needs with their parts, some statements for all of them, and gives their ids in the same order. */
export async function insertNeeds(db: Db, rows: readonly NewNeedRow[]): Promise<string[]> {
  const ids = rows.map(({ id }) => id ?? randomUUID())
  for (let at = 0; at < rows.length; at += most)
    await db
      .insertInto('talent.need')
      .values(
        rows.slice(at, at + most).map((row, index) => ({
          ...columnsOf(row.values),
          id: ids[at + index]!,
          state: row.state ?? 'open',
          closed_reason: row.closedReason ?? null,
          created_by: row.createdBy.id,
          created_by_name: row.createdBy.name,
          created_org_id: row.createdBy.orgId,
          is_demo: row.isDemo,
          created_at: row.at,
          updated_at: row.at,
        })),
      )
      .execute()
  const parts = rows.map((row, index) => ({ ...row.parts, id: ids[index]! }))
  await insertParts(db, parts)
  await insertAnswers(db, parts)
  return ids
}

async function insertParts(db: Db, needs: readonly (NeedParts & { id: string })[]): Promise<void> {
  const pairs = (of: (need: NeedParts) => readonly string[]) =>
    needs.flatMap((need) => [...new Set(of(need))].map((value) => ({ need_id: need.id, value })))
  const put = (table: string, column: string, rows: readonly { need_id: string; value: string }[]) =>
    sql`insert into ${sql.table(table)} (need_id, ${sql.ref(column)})
      select r.need_id, r.value from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(need_id uuid, value text)`.execute(
      db,
    )
  for (const [table, column, rows] of [
    ['talent.need_major', 'major_code', pairs(({ majorCodes }) => majorCodes)],
    ['talent.need_place', 'region_code', pairs(({ regionCodes }) => regionCodes)],
  ] as const)
    if (rows.length > 0) await put(table, column, rows)
  const skills = needs.flatMap((need) => [
    ...[...new Set(need.requiredSkillIds)].map((id) => ({
      need_id: need.id,
      skill_id: id,
      is_required: true,
    })),
    ...[...new Set(need.wishedSkillIds)].map((id) => ({
      need_id: need.id,
      skill_id: id,
      is_required: false,
    })),
  ])
  if (skills.length > 0)
    await sql`insert into talent.need_skill (need_id, skill_id, is_required)
      select * from jsonb_to_recordset(${JSON.stringify(skills)}::jsonb)
        as r(need_id uuid, skill_id uuid, is_required boolean)`.execute(db)
}

/** Makes a need what it should be; what it answers stays. */
export async function updateNeedRow(
  db: Db,
  id: string,
  values: NeedValues,
  parts: NeedParts,
  at: Date,
): Promise<void> {
  await db
    .updateTable('talent.need')
    .set((set) => ({ ...columnsOf(values), updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  for (const table of ['need_major', 'need_place', 'need_skill'])
    await sql`delete from ${sql.table(`talent.${table}`)} where need_id = ${id}::uuid`.execute(db)
  await insertParts(db, [{ ...parts, id }])
}

export async function moveNeedRow(
  db: Db,
  id: string,
  state: NeedState,
  closedReason: string | null,
  at: Date,
): Promise<void> {
  await db
    .updateTable('talent.need')
    .set((set) => ({
      state,
      closed_reason: closedReason,
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function deleteNeed(db: Db, id: string): Promise<void> {
  await db.deleteFrom('talent.need').where('id', '=', id).execute()
}
