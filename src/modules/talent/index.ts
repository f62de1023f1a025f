import { type Guards, openTo } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { engagementDescribers, engagementGuards } from './engagement-objects.ts'
import { skillTitles } from './queries/skill.ts'

export type { EngagementState } from './contract/engagement-terms.ts'
export { engagementWorkflow } from './engagement-workflow.ts'
export type { TalentPorts } from './ports.ts'
export { talentSearchKinds } from './queries/search.ts'
export { talentRoutes } from './routes.ts'
export { fillNeeds, putEngagementEnds } from './service/engagement/load-ends.ts'
export { stepOnEngagement } from './service/engagement/steps.ts'
export { type Suggestion, suggestEngagements } from './service/engagement/suggest.ts'
export { installMajors } from './service/major/install-majors.ts'
export { installSkills } from './service/skill/install-skills.ts'
export { skillImport } from './service/skill/skill-import.ts'

/** How this module's objects are named in threads. */
export const talentDescribers: Describers = {
  ...engagementDescribers,
  'talent.skill': async (db, ids) =>
    new Map(
      [...(await skillTitles(db, ids))].map(([id, title]) => [
        id,
        { title, href: `/talent/skills?id=${id}` },
      ]),
    ),
  'talent.majors': async (_db, ids) => new Map(ids.map((id) => [id, { title: '专业目录', href: null }])),
  'talent.skills': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: '技能词表', href: '/talent/skills' }])),
}

/** Who may see them there. */
export const talentGuards: Guards = {
  ...engagementGuards,
  'talent.skill': openTo('talent.skill.read'),
  'talent.majors': openTo('talent.skill.read'),
  'talent.skills': openTo('talent.skill.read'),
}
