import { type Guards, openTo } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { planTable } from './contract/plan-table.ts'
import { planLinesById } from './queries/plan.ts'
import { skillTitles } from './queries/skill.ts'

export type { PlanLineInput } from './contract/plan.ts'
export { insertPlanLines, planLinesById } from './queries/plan.ts'
export { talentSearchKinds } from './queries/search.ts'
export { talentRoutes } from './routes.ts'
export { installMajors } from './service/major/install-majors.ts'
export { planLineChanged } from './service/plan/plan.ts'
export { planImport } from './service/plan/plan-import.ts'
export { installSkills } from './service/skill/install-skills.ts'
export { skillImport } from './service/skill/skill-import.ts'

const categoryNames = new Map<string, string>(
  planTable.columns.category.choices.map(({ value, title }) => [value, title.zh]),
)

/** How this module's objects are named in threads. */
export const talentDescribers: Describers = {
  'talent.skill': async (db, ids) =>
    new Map(
      [...(await skillTitles(db, ids))].map(([id, title]) => [
        id,
        { title, href: `/talent/skills?id=${id}` },
      ]),
    ),
  'talent.planLine': async (db, ids) =>
    new Map(
      (await planLinesById(db, ids)).map(({ id, year, category, regionName }) => [
        id,
        {
          title: `${year} 年${regionName}${categoryNames.get(category)}`,
          href: `/talent/plan?id=${id}`,
        },
      ]),
    ),
  'talent.plan': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: '人才计划', href: '/talent/plan' }])),
  'talent.majors': async (_db, ids) => new Map(ids.map((id) => [id, { title: '专业目录', href: null }])),
  'talent.skills': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: '技能词表', href: '/talent/skills' }])),
}

/** Who may see them there. */
export const talentGuards: Guards = {
  'talent.skill': openTo('talent.skill.read'),
  'talent.planLine': openTo('talent.plan.read'),
  'talent.plan': openTo('talent.plan.read'),
  'talent.majors': openTo('talent.skill.read'),
  'talent.skills': openTo('talent.skill.read'),
}
