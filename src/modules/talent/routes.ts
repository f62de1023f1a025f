import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { talentContract } from './contract/index.ts'
import { listMajors } from './service/major/majors.ts'
import { candidatesOfNeed } from './service/run/need-candidates.ts'
import * as runs from './service/run/read-run.ts'
import { checkRun } from './service/run/replay-run.ts'
import { shortlistPairs, suggestEngagement } from './service/run/shortlist-pairs.ts'
import { cancelRun, startRun } from './service/run/start-run.ts'
import { listUnfilled, listUnmatched, whyPair } from './service/run/why.ts'
import { exportSkills } from './service/skill/skill-export.ts'
import * as skills from './service/skill/skills.ts'

/** Binds the contract to the services. */
export function talentRoutes() {
  const os = implement(talentContract).$context<ServerContext>().use(withData)
  return os.router({
    listMajors: os.listMajors.handler(({ context }) => listMajors(context)),

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
    shortlistPairs: os.shortlistPairs.handler(({ context, input }) =>
      shortlistPairs(context, suggestEngagement, input),
    ),
    listCandidates: os.listCandidates.handler(({ context, input }) => candidatesOfNeed(context, input)),

    listSkills: os.listSkills.handler(({ context, input }) => skills.listSkills(context, input)),
    listSkillNames: os.listSkillNames.handler(({ context }) => skills.listSkillNames(context)),
    exportSkills: os.exportSkills.handler(({ context, input }) => exportSkills(context, input)),
    getSkill: os.getSkill.handler(({ context, input }) => skills.getSkill(context, input.id)),
    addSkill: os.addSkill.handler(({ context, input }) => skills.addSkill(context, input)),
    updateSkill: os.updateSkill.handler(({ context, input }) => skills.updateSkill(context, input)),
  })
}
