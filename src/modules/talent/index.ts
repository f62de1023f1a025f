import { type Guards, openTo } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { biddingDescribers, biddingGuards } from './bidding-objects.ts'
import { skillTitles } from './queries/skill.ts'

export { biddingWorkflow } from './bidding-workflow.ts'
export { openTechnicalNeeds } from './queries/bidding.ts'
export { talentSearchKinds } from './queries/search.ts'
export { talentRoutes } from './routes.ts'
export { enterBid, enterReview } from './service/bidding/bids.ts'
export { enterBidding } from './service/bidding/enter.ts'
export { awardIn, stepOnBidding, stepOnBiddingIn } from './service/bidding/steps.ts'
export { installMajors } from './service/major/install-majors.ts'
export { installSkills } from './service/skill/install-skills.ts'
export { skillImport } from './service/skill/skill-import.ts'

/** How this module's objects are named in threads. */
export const talentDescribers: Describers = {
  ...biddingDescribers,
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
  ...biddingGuards,
  'talent.skill': openTo('talent.skill.read'),
  'talent.majors': openTo('talent.skill.read'),
  'talent.skills': openTo('talent.skill.read'),
}
