import { sql } from 'kysely'
import type { Database } from '#platform/db/database.ts'

/** Inserts an open technical need of an enterprise, or of any, and gives its id. */
export async function insertTechnicalNeed(
  database: Database,
  { title, chainCode = 'pv', enterpriseId }: { title: string; chainCode?: string; enterpriseId?: string },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into talent.need (kind, title, enterprise_id, chain_id, headcount, urgency, tier, post_kind, talent_group,
      education, experience_years, target_indicators, budget, term_months, property_rule, state, source, as_of_on,
      created_by, created_by_name, created_at, updated_at)
    select 'technical', ${title}, coalesce(${enterpriseId ?? null}::uuid, (select id from directory.enterprise order by uscc limit 1)),
      c.id, 1, 3, 1, 'technical', 'leading', '90', 0, '转换效率不低于 26%', 300, 18, '归发榜企业所有', 'open', '企业申报',
      '2023-06-01', 'test', '测试', now(), now()
    from chains.chain c where c.code = ${chainCode} returning id`.execute(database.db)
  return rows[0]!.id
}
