import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { biddingHandlers } from './bidding-routes.ts'
import { talentContract } from './contract/index.ts'
import { engagementRoutes } from './engagement-routes.ts'
import { fairHandlers } from './fair-routes.ts'
import { instituteHandlers } from './institute-routes.ts'
import type { TalentPorts } from './ports.ts'
import * as directories from './service/directory/directories.ts'
import * as directoryEntries from './service/directory/entries.ts'
import { makeDirectoryDocument } from './service/directory/make-document.ts'
import { exportDual, getNodeHeat, listDual } from './service/dual/dual.ts'
import { listMajors } from './service/major/majors.ts'
import { countNeedsOfGaps, setNeedAnswers } from './service/need/answers.ts'
import { exportNeeds } from './service/need/need-export.ts'
import * as needs from './service/need/needs.ts'
import * as plan from './service/plan/plan.ts'
import { exportPlanLines } from './service/plan/plan-export.ts'
import { renewConsent, withdrawConsent } from './service/profile/consents.ts'
import { exportProfiles } from './service/profile/profile-export.ts'
import * as profiles from './service/profile/profiles.ts'
import { candidatesOfNeed } from './service/run/need-candidates.ts'
import * as runs from './service/run/read-run.ts'
import { checkRun } from './service/run/replay-run.ts'
import { shortlistPairs } from './service/run/shortlist-pairs.ts'
import { cancelRun, startRun } from './service/run/start-run.ts'
import { listUnfilled, listUnmatched, whyPair } from './service/run/why.ts'
import { exportSkills } from './service/skill/skill-export.ts'
import * as skills from './service/skill/skills.ts'

/** Binds the contract to the services. */
export function talentRoutes(ports: TalentPorts) {
  const os = implement(talentContract).$context<ServerContext>().use(withData)
  return os.router({
    ...engagementRoutes(ports),

    listMajors: os.listMajors.handler(({ context }) => listMajors(context)),

    listNeeds: os.listNeeds.handler(({ context, input }) => needs.listNeeds(context, input)),
    countNeedsOfGaps: os.countNeedsOfGaps.handler(({ context, input }) =>
      countNeedsOfGaps(context, input.chain),
    ),
    exportNeeds: os.exportNeeds.handler(({ context, input }) => exportNeeds(context, input)),
    listNeedEnterprises: os.listNeedEnterprises.handler(({ context }) => needs.listNeedEnterprises(context)),
    getNeed: os.getNeed.handler(({ context, input }) => needs.getNeed(context, input.id)),
    addNeed: os.addNeed.handler(({ context, input }) => needs.addNeed(context, input)),
    updateNeed: os.updateNeed.handler(({ context, input }) => needs.updateNeed(context, input)),
    setNeedAnswers: os.setNeedAnswers.handler(({ context, input }) => setNeedAnswers(context, input)),
    moveNeed: os.moveNeed.handler(({ context, input }) => needs.moveNeed(context, input)),
    removeNeed: os.removeNeed.handler(({ context, input }) => needs.removeNeed(context, input)),
    revealNeed: os.revealNeed.handler(({ context, input }) => needs.revealNeed(context, input)),
    listProfiles: os.listProfiles.handler(({ context, input }) => profiles.listProfiles(context, input)),
    exportProfiles: os.exportProfiles.handler(({ context, input }) => exportProfiles(context, input)),
    getProfile: os.getProfile.handler(({ context, input }) => profiles.getProfile(context, input.id)),
    addProfile: os.addProfile.handler(({ context, input }) => profiles.addProfile(context, input)),
    updateProfile: os.updateProfile.handler(({ context, input }) => profiles.updateProfile(context, input)),
    setProfilePaused: os.setProfilePaused.handler(({ context, input }) =>
      profiles.setProfilePaused(context, input),
    ),
    renewConsent: os.renewConsent.handler(({ context, input }) => renewConsent(context, input)),
    withdrawConsent: os.withdrawConsent.handler(({ context, input }) => withdrawConsent(context, input)),
    revealProfile: os.revealProfile.handler(({ context, input }) => profiles.revealProfile(context, input)),
    listPlanLines: os.listPlanLines.handler(({ context, input }) => plan.listPlanLines(context, input)),
    getPlanProgress: os.getPlanProgress.handler(({ context, input }) =>
      plan.getPlanProgress(context, input.year),
    ),
    exportPlanLines: os.exportPlanLines.handler(({ context, input }) => exportPlanLines(context, input)),
    getPlanLine: os.getPlanLine.handler(({ context, input }) => plan.getPlanLine(context, input.id)),
    addPlanLine: os.addPlanLine.handler(({ context, input }) => plan.addPlanLine(context, input)),
    updatePlanLine: os.updatePlanLine.handler(({ context, input }) => plan.updatePlanLine(context, input)),
    reportPlanActual: os.reportPlanActual.handler(({ context, input }) =>
      plan.reportPlanActual(context, input),
    ),

    listDual: os.listDual.handler(({ context, input }) => listDual(context, input)),
    exportDual: os.exportDual.handler(({ context, input }) => exportDual(context, input)),
    getNodeHeat: os.getNodeHeat.handler(({ context, input }) =>
      getNodeHeat(context, input.chainCode, input.nodeCode),
    ),

    listDirectories: os.listDirectories.handler(({ context }) => directories.listDirectories(context)),
    getDirectory: os.getDirectory.handler(({ context, input }) =>
      directories.getDirectory(context, input.id),
    ),
    draftDirectory: os.draftDirectory.handler(({ context, input }) =>
      directories.draftDirectory(context, input),
    ),
    updateDirectory: os.updateDirectory.handler(({ context, input }) =>
      directories.updateDirectory(context, input),
    ),
    publishDirectory: os.publishDirectory.handler(({ context, input }) =>
      directories.publishDirectory(context, input.id, input.lockVersion),
    ),
    listDirectoryEntries: os.listDirectoryEntries.handler(({ context, input }) =>
      directoryEntries.listDirectoryEntries(context, input),
    ),
    getDirectoryEntry: os.getDirectoryEntry.handler(({ context, input }) =>
      directoryEntries.getDirectoryEntry(context, input.id, input.entryId),
    ),
    adjustDirectoryEntry: os.adjustDirectoryEntry.handler(({ context, input }) =>
      directoryEntries.adjustDirectoryEntry(context, input),
    ),
    exportDirectory: os.exportDirectory.handler(({ context, input }) =>
      directoryEntries.exportDirectory(context, input),
    ),
    makeDirectoryDocument: os.makeDirectoryDocument.handler(({ context, input }) =>
      makeDirectoryDocument(context, input),
    ),
    compareDirectories: os.compareDirectories.handler(({ context, input }) =>
      directoryEntries.compareDirectories(context, input.id, input.against),
    ),
    listMatchRuns: os.listMatchRuns.handler(({ context, input }) => runs.listRuns(context, input)),
    getMatchRun: os.getMatchRun.handler(({ context, input }) => runs.getRun(context, input.id)),
    startMatchRun: os.startMatchRun.handler(({ context, input }) => startRun(context, input)),
    cancelMatchRun: os.cancelMatchRun.handler(({ context, input }) => cancelRun(context, input.id)),
    checkMatchRun: os.checkMatchRun.handler(({ context, input }) => checkRun(context, input.id)),
    listRunPairs: os.listRunPairs.handler(({ context, input }) => runs.listPairs(context, input)),
    exportRunPairs: os.exportRunPairs.handler(({ context, input }) => runs.exportPairs(context, input)),
    whyPair: os.whyPair.handler(({ context, input }) => whyPair(context, input)),
    listUnfilledNeeds: os.listUnfilledNeeds.handler(({ context, input }) => listUnfilled(context, input)),
    listUnmatchedPeople: os.listUnmatchedPeople.handler(({ context, input }) =>
      listUnmatched(context, input),
    ),
    shortlistPairs: os.shortlistPairs.handler(({ context, input }) => shortlistPairs(context, input)),
    listCandidates: os.listCandidates.handler(({ context, input }) => candidatesOfNeed(context, input)),

    listSkills: os.listSkills.handler(({ context, input }) => skills.listSkills(context, input)),
    listSkillNames: os.listSkillNames.handler(({ context }) => skills.listSkillNames(context)),
    exportSkills: os.exportSkills.handler(({ context, input }) => exportSkills(context, input)),
    getSkill: os.getSkill.handler(({ context, input }) => skills.getSkill(context, input.id)),
    addSkill: os.addSkill.handler(({ context, input }) => skills.addSkill(context, input)),
    updateSkill: os.updateSkill.handler(({ context, input }) => skills.updateSkill(context, input)),

    ...biddingHandlers(),
    ...instituteHandlers(),
    ...fairHandlers(),
  })
}
