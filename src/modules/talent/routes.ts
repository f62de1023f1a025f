import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { talentContract } from './contract/index.ts'
import { listMajors } from './service/major/majors.ts'
import { exportNeeds } from './service/need/need-export.ts'
import * as needs from './service/need/needs.ts'
import { exportSkills } from './service/skill/skill-export.ts'
import * as skills from './service/skill/skills.ts'

/** Binds the contract to the services. */
export function talentRoutes() {
  const os = implement(talentContract).$context<ServerContext>().use(withData)
  return os.router({
    listMajors: os.listMajors.handler(({ context }) => listMajors(context)),

    listNeeds: os.listNeeds.handler(({ context, input }) => needs.listNeeds(context, input)),
    exportNeeds: os.exportNeeds.handler(({ context, input }) => exportNeeds(context, input)),
    getNeed: os.getNeed.handler(({ context, input }) => needs.getNeed(context, input.id)),
    addNeed: os.addNeed.handler(({ context, input }) => needs.addNeed(context, input)),
    updateNeed: os.updateNeed.handler(({ context, input }) => needs.updateNeed(context, input)),
    moveNeed: os.moveNeed.handler(({ context, input }) => needs.moveNeed(context, input)),
    removeNeed: os.removeNeed.handler(({ context, input }) => needs.removeNeed(context, input)),
    revealNeed: os.revealNeed.handler(({ context, input }) => needs.revealNeed(context, input)),

    listSkills: os.listSkills.handler(({ context, input }) => skills.listSkills(context, input)),
    listSkillNames: os.listSkillNames.handler(({ context }) => skills.listSkillNames(context)),
    exportSkills: os.exportSkills.handler(({ context, input }) => exportSkills(context, input)),
    getSkill: os.getSkill.handler(({ context, input }) => skills.getSkill(context, input.id)),
    addSkill: os.addSkill.handler(({ context, input }) => skills.addSkill(context, input)),
    updateSkill: os.updateSkill.handler(({ context, input }) => skills.updateSkill(context, input)),
  })
}
