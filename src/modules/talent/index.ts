import type { BinKinds } from '#platform/bin/bin-kind.ts'
import { type Guards, openTo } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { biddingDescribers, biddingGuards } from './bidding-objects.ts'
import { planTable } from './contract/plan-table.ts'
import { engagementDescribers, engagementGuards } from './engagement-objects.ts'
import { fairDescribers, fairGuards } from './fair-objects.ts'
import { leadGuards } from './guards.ts'
import { instituteBinKinds, instituteDescribers, instituteGuards } from './institute-objects.ts'
import { directoryTitles } from './queries/directory.ts'
import { runTitles } from './queries/match-run.ts'
import { needTitles } from './queries/need.ts'
import { planLinesById } from './queries/plan.ts'
import { profileTitles } from './queries/profile.ts'
import { skillTitles } from './queries/skill.ts'
import { visibleDirectories } from './service/directory/directories.ts'
import { fairBin } from './service/fair/fair-bin.ts'
import { needBin } from './service/need/need-bin.ts'

export { biddingWorkflow } from './bidding-workflow.ts'
export type { EngagementState } from './contract/engagement-terms.ts'
export type { FairResultInput } from './contract/fair-shapes.ts'
export type { PlanLineInput } from './contract/plan.ts'
export { engagementWorkflow } from './engagement-workflow.ts'
export { consentSchedule, talentJobs, wordsSchedule } from './jobs.ts'
export { openTechnicalNeeds } from './queries/bidding.ts'
export { insertFairs } from './queries/fair.ts'
export { insertEntries, needsForDemoFairs } from './queries/fair-entry.ts'
export { insertResults } from './queries/fair-result.ts'
export { insertInstitutes, institutesById } from './queries/institute.ts'
export { insertOutputs, outputsById } from './queries/institute-output.ts'
export { insertNeeds, type NewNeedRow } from './queries/need-writes.ts'
export { insertPlanLines, planLinesById } from './queries/plan.ts'
export { talentSearchKinds } from './queries/search.ts'
export { needRef, profileRef } from './refs.ts'
export { talentRepointers } from './repointers.ts'
export { talentRoutes } from './routes.ts'
export { biddingImport } from './service/bidding/bidding-import.ts'
export { enterBid, enterReview } from './service/bidding/bids.ts'
export { enterBidding } from './service/bidding/enter.ts'
export { awardIn, stepOnBidding, stepOnBiddingIn } from './service/bidding/steps.ts'
export { draftDirectoryIn, publishDirectoryIn } from './service/directory/directories.ts'
export { fillNeeds, putEngagementEnds } from './service/engagement/load-ends.ts'
export { stepOnEngagement } from './service/engagement/steps.ts'
export { type Suggestion, suggestEngagements } from './service/engagement/suggest.ts'
export { fairEntryImport, fairResultImport } from './service/fair/entry-import.ts'
export { fairImport } from './service/fair/fair-import.ts'
export { entryChanged, fairChanged, resultChanged } from './service/fair/fair-records.ts'
export { instituteImport } from './service/institute/institute-import.ts'
export { instituteChanged } from './service/institute/institute-records.ts'
export { instituteOutputImport } from './service/institute/output-import.ts'
export { outputChanged } from './service/institute/outputs.ts'
export { installMajors } from './service/major/install-majors.ts'
export { needImport } from './service/need/need-import.ts'
export { needLinks } from './service/need/need-records.ts'
export { planLineChanged } from './service/plan/plan.ts'
export { planImport } from './service/plan/plan-import.ts'
export { profileImport } from './service/profile/profile-import.ts'
export { enterProfiles } from './service/profile/profiles.ts'
export { installSkills } from './service/skill/install-skills.ts'
export { skillEntries, skillImport } from './service/skill/skill-import.ts'

const categoryNames = new Map<string, string>(
  planTable.columns.category.choices.map(({ value, title }) => [value, title.zh]),
)

/** How this module's objects are named in threads. */
export const talentDescribers: Describers = {
  ...engagementDescribers,
  ...biddingDescribers,
  ...instituteDescribers,
  ...fairDescribers,
  'talent.skill': async (db, ids) =>
    new Map(
      [...(await skillTitles(db, ids))].map(([id, title]) => [
        id,
        { title, href: `/talent/skills?id=${id}` },
      ]),
    ),
  'talent.need': async (db, ids) =>
    new Map(
      [...(await needTitles(db, ids))].map(([id, title]) => [id, { title, href: `/talent/needs/${id}` }]),
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
  'talent.shortageDirectory': async (db, ids) =>
    new Map(
      [...(await directoryTitles(db, ids))].map(([id, { title }]) => [
        id,
        { title, href: `/talent/directory/${id}` },
      ]),
    ),
  'talent.matchRun': async (db, ids) =>
    new Map(
      [...(await runTitles(db, ids))].map(([id, { title }]) => [
        id,
        { title, href: `/talent/matches/${id}` },
      ]),
    ),
  'talent.majors': async (_db, ids) => new Map(ids.map((id) => [id, { title: '专业目录', href: null }])),
  // Never by name: titles stand in the audit's search and in its files.
  'talent.profile': async (db, ids) =>
    new Map(
      [...(await profileTitles(db, ids))].map(([id, title]) => [
        id,
        { title, href: `/talent/people?id=${id}` },
      ]),
    ),
  'talent.profiles': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: '人才库', href: '/talent/people' }])),
  'talent.skills': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: '技能词表', href: '/talent/skills' }])),
}

/** Who may see them there. */
export const talentGuards: Guards = {
  ...engagementGuards,
  ...biddingGuards,
  ...instituteGuards,
  ...leadGuards,
  ...fairGuards,
  'talent.skill': openTo('talent.skill.read'),
  'talent.planLine': openTo('talent.plan.read'),
  'talent.plan': openTo('talent.plan.read'),
  'talent.shortageDirectory': visibleDirectories,
  'talent.majors': openTo('talent.skill.read'),
  'talent.profiles': openTo('talent.profile.read'),
  'talent.skills': openTo('talent.skill.read'),
}

/** What of this module can be deleted and brought back. */
export const talentBinKinds: BinKinds = {
  ...instituteBinKinds,
  'talent.fair': fairBin,
  'talent.need': needBin,
}
