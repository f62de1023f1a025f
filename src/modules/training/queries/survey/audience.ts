import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { AudienceLine } from '../../contract/index.ts'

type DeptKind = Extract<AudienceLine, { kind: 'branch' }>['deptKind']

/** Who is asked, in the order entered, each line with what it is called. */
export async function audienceOf(db: Db, surveyId: string): Promise<{ line: AudienceLine; name: string }[]> {
  const rows = await db
    .selectFrom('training.survey_audience as a')
    .leftJoin('directory.organisation as o', 'o.id', 'a.org_id')
    .leftJoin('directory.person as p', 'p.id', 'a.person_id')
    .leftJoin('directory.region as r', 'r.code', 'a.region_code')
    .selectAll('a')
    .select(['o.name as org_name', 'p.name as person_name', 'r.name as region_name'])
    .where('a.survey_id', '=', surveyId)
    .orderBy('a.position')
    .execute()
  return rows.map((row) => {
    if (row.org_id !== null)
      return {
        line: { kind: 'organisation', orgId: row.org_id, withBelow: row.with_below },
        name: row.org_name ?? '',
      }
    if (row.person_id !== null)
      return { line: { kind: 'person', personId: row.person_id }, name: row.person_name ?? '' }
    return {
      line: { kind: 'branch', deptKind: row.dept_kind as DeptKind, regionCode: row.region_code },
      name: row.region_name ?? '',
    }
  })
}

export async function replaceAudience(
  db: Db,
  surveyId: string,
  lines: readonly AudienceLine[],
): Promise<void> {
  await db.deleteFrom('training.survey_audience').where('survey_id', '=', surveyId).execute()
  if (lines.length === 0) return
  await db
    .insertInto('training.survey_audience')
    .values(
      lines.map((line, position) => ({
        survey_id: surveyId,
        position,
        ...(line.kind === 'organisation' ? { org_id: line.orgId, with_below: line.withBelow } : {}),
        ...(line.kind === 'person' ? { person_id: line.personId } : {}),
        ...(line.kind === 'branch' ? { dept_kind: line.deptKind, region_code: line.regionCode } : {}),
      })),
    )
    .execute()
}

/**
 * People in service whom the lines mean, each once.
 *
 * @param within which of them the asker may see at all, over `directory.person p` and `directory.organisation o`.
 */
export async function peopleOf(
  db: Db,
  lines: readonly AudienceLine[],
  within: RawBuilder<SqlBool>,
): Promise<string[]> {
  if (lines.length === 0) return []
  const meant = lines.map(isMeant)
  const { rows } = await sql<{ id: string }>`
    select p.id from directory.person p join directory.organisation o on o.id = p.org_id
    where p.left_on is null and (${sql.join(meant, sql` or `)}) and ${within}
    order by p.id`.execute(db)
  return rows.map((row) => row.id)
}

/** Whether a person `p` of an organisation `o` is meant by a line. */
function isMeant(line: AudienceLine): RawBuilder<SqlBool> {
  switch (line.kind) {
    case 'person':
      return sql<SqlBool>`p.id = ${line.personId}`
    case 'organisation':
      return line.withBelow
        ? sql<SqlBool>`p.org_id in (with recursive below(id) as (
            select ${line.orgId}::uuid union select x.id from directory.organisation x join below b on x.parent_id = b.id
          ) select id from below)`
        : sql<SqlBool>`p.org_id = ${line.orgId}`
    case 'branch':
      return sql<SqlBool>`(${line.deptKind === null ? sql`true` : sql`o.dept_kind = ${line.deptKind}`}
        and ${
          line.regionCode === null
            ? sql`true`
            : sql`o.region_code in (select r.code from directory.region r
                where r.code = ${line.regionCode} or r.parent_code = ${line.regionCode})`
        })`
  }
}

/** Which of these organisations, people and regions of an audience nobody knows, as `field id`. */
export async function unknownInAudience(db: Db, lines: readonly AudienceLine[]): Promise<string[]> {
  const orgIds = lines.flatMap((line) => (line.kind === 'organisation' ? [line.orgId] : []))
  const personIds = lines.flatMap((line) => (line.kind === 'person' ? [line.personId] : []))
  const regions = lines.flatMap((line) =>
    line.kind === 'branch' && line.regionCode !== null ? [line.regionCode] : [],
  )
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${orgIds}::text[]) as given(id)
      where not exists (select 1 from directory.organisation o where o.id::text = given.id)
    union all select id from unnest(${personIds}::text[]) as given(id)
      where not exists (select 1 from directory.person p where p.id::text = given.id and p.left_on is null)
    union all select id from unnest(${regions}::text[]) as given(id)
      where not exists (select 1 from directory.region r where r.code = given.id)`.execute(db)
  return rows.map((row) => row.id)
}
