import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { biddingHandlers } from './bidding-routes.ts'
import { talentContract } from './contract/index.ts'
import { listMajors } from './service/major/majors.ts'
import { exportSkills } from './service/skill/skill-export.ts'
import * as skills from './service/skill/skills.ts'

/** Binds the contract to the services. */
export function talentRoutes() {
  const os = implement(talentContract).$context<ServerContext>().use(withData)
  return os.router({
    listMajors: os.listMajors.handler(({ context }) => listMajors(context)),

    listSkills: os.listSkills.handler(({ context, input }) => skills.listSkills(context, input)),
    listSkillNames: os.listSkillNames.handler(({ context }) => skills.listSkillNames(context)),
    exportSkills: os.exportSkills.handler(({ context, input }) => exportSkills(context, input)),
    getSkill: os.getSkill.handler(({ context, input }) => skills.getSkill(context, input.id)),
    addSkill: os.addSkill.handler(({ context, input }) => skills.addSkill(context, input)),
    updateSkill: os.updateSkill.handler(({ context, input }) => skills.updateSkill(context, input)),

    ...biddingHandlers(),
  })
}
