import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { talentContract } from './contract/index.ts'
import { listMajors } from './service/major/majors.ts'
import * as plan from './service/plan/plan.ts'
import { exportPlanLines } from './service/plan/plan-export.ts'
import { exportSkills } from './service/skill/skill-export.ts'
import * as skills from './service/skill/skills.ts'

/** Binds the contract to the services. */
export function talentRoutes() {
  const os = implement(talentContract).$context<ServerContext>().use(withData)
  return os.router({
    listMajors: os.listMajors.handler(({ context }) => listMajors(context)),

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

    listSkills: os.listSkills.handler(({ context, input }) => skills.listSkills(context, input)),
    listSkillNames: os.listSkillNames.handler(({ context }) => skills.listSkillNames(context)),
    exportSkills: os.exportSkills.handler(({ context, input }) => exportSkills(context, input)),
    getSkill: os.getSkill.handler(({ context, input }) => skills.getSkill(context, input.id)),
    addSkill: os.addSkill.handler(({ context, input }) => skills.addSkill(context, input)),
    updateSkill: os.updateSkill.handler(({ context, input }) => skills.updateSkill(context, input)),
  })
}
