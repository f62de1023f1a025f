import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { PlanCategory } from '../contract/plan-table.ts'

/**
 * Whether the talent plan counts a person (`p`) in a category. High-level: classes A to D of the city. Highly skilled:
 * skill levels from senior worker (高级工) up, as the national statistics define 高技能人才. Professional: any technical
 * title. Graduates: the group of the young with a degree course done. Somebody may be counted in several.
 */
export const countedAs: Readonly<Record<PlanCategory, RawBuilder<SqlBool>>> = {
  highLevel: sql`p.category in ('A', 'B', 'C', 'D')`,
  highSkill: sql`p.title_level in ('S1', 'S2', 'S3')`,
  professional: sql`p.title_level in ('T1', 'T2', 'T3', 'T4', 'T5')`,
  graduate: sql`(p.talent_group = 'young' and p.education in ('11', '14', '20', '30'))`,
}
