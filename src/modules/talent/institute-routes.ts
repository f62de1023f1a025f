import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { instituteContract } from './contract/institute.ts'
import { instituteOutputContract } from './contract/institute-output.ts'
import { recruitContract } from './contract/recruit.ts'
import { getInstituteDemand } from './service/institute/demand.ts'
import { exportInstitutes, exportOutputs } from './service/institute/institute-export.ts'
import * as institutes from './service/institute/institutes.ts'
import * as outputs from './service/institute/outputs.ts'
import * as recruit from './service/recruit/recruit.ts'

/** Binds institutes, their figures and the map of the contract to the services. */
export function instituteHandlers() {
  const os = implement({ ...instituteContract, ...instituteOutputContract, ...recruitContract })
    .$context<ServerContext>()
    .use(withData)
  return {
    listInstitutes: os.listInstitutes.handler(({ context, input }) =>
      institutes.listInstitutes(context, input),
    ),
    listInstituteNames: os.listInstituteNames.handler(({ context }) =>
      institutes.listInstituteNames(context),
    ),
    exportInstitutes: os.exportInstitutes.handler(({ context, input }) => exportInstitutes(context, input)),
    getInstitute: os.getInstitute.handler(({ context, input }) => institutes.getInstitute(context, input.id)),
    getInstituteDemand: os.getInstituteDemand.handler(({ context, input }) =>
      getInstituteDemand(context, input.id),
    ),
    addInstitute: os.addInstitute.handler(({ context, input }) => institutes.addInstitute(context, input)),
    updateInstitute: os.updateInstitute.handler(({ context, input }) =>
      institutes.updateInstitute(context, input),
    ),
    removeInstitute: os.removeInstitute.handler(({ context, input }) =>
      institutes.removeInstitute(context, input),
    ),
    revealInstitute: os.revealInstitute.handler(({ context, input }) =>
      institutes.revealInstitute(context, input),
    ),

    listInstituteOutputs: os.listInstituteOutputs.handler(({ context, input }) =>
      outputs.listOutputs(context, input),
    ),
    exportInstituteOutputs: os.exportInstituteOutputs.handler(({ context, input }) =>
      exportOutputs(context, input),
    ),
    getInstituteOutput: os.getInstituteOutput.handler(({ context, input }) =>
      outputs.getOutput(context, input.id),
    ),
    addInstituteOutput: os.addInstituteOutput.handler(({ context, input }) =>
      outputs.addOutput(context, input),
    ),
    updateInstituteOutput: os.updateInstituteOutput.handler(({ context, input }) =>
      outputs.updateOutput(context, input),
    ),
    removeInstituteOutput: os.removeInstituteOutput.handler(({ context, input }) =>
      outputs.removeOutput(context, input),
    ),

    listRecruitMap: os.listRecruitMap.handler(({ context, input }) => recruit.listRecruitMap(context, input)),
    exportRecruitMap: os.exportRecruitMap.handler(({ context, input }) =>
      recruit.exportRecruitMap(context, input),
    ),
    getRecruitRow: os.getRecruitRow.handler(({ context, input }) => recruit.getRecruitRow(context, input)),
  }
}
