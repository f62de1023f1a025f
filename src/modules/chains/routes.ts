import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { chainsContract } from './contract/index.ts'
import { getAtlas, getChainSummary, listChainSummaries } from './service/chains.ts'
import { addEvidence, closeEvidence } from './service/evidence.ts'
import { exportFigures, listFigures } from './service/figure-list.ts'
import { exportGaps, listGaps } from './service/gaps.ts'
import { getMap } from './service/map.ts'
import { getNode, updateNode } from './service/nodes.ts'
import { getFigure, listIndustries, listOutput, recordOutput } from './service/output.ts'
import { overrideVerdict, withdrawVerdict } from './service/overrides.ts'
import {
  createPlacement,
  listPlacementsOfEnterprise,
  removePlacement,
  updatePlacement,
} from './service/placements.ts'
import { publishTemplate } from './service/publication.ts'
import { getSettings, updateSettings } from './service/settings.ts'
import { discardTemplate } from './service/template-bin.ts'
import * as templateEdits from './service/template-edits.ts'
import * as templates from './service/templates.ts'

const os = implement(chainsContract).$context<ServerContext>().use(withData)

export const chainsRoutes = os.router({
  listChains: os.listChains.handler(({ context }) => listChainSummaries(context)),
  getChain: os.getChain.handler(({ context, input }) => getChainSummary(context, input.chainCode)),
  getMap: os.getMap.handler(({ context, input }) => getMap(context, input.chainCode)),
  getAtlas: os.getAtlas.handler(({ context }) => getAtlas(context)),

  listPlacements: os.listPlacements.handler(({ context, input }) =>
    listPlacementsOfEnterprise(context, input.enterpriseId),
  ),
  createPlacement: os.createPlacement.handler(({ context, input }) => createPlacement(context, input)),
  updatePlacement: os.updatePlacement.handler(({ context, input: { id, lockVersion, ...values } }) =>
    updatePlacement(context, id, lockVersion, values),
  ),
  removePlacement: os.removePlacement.handler(({ context, input }) =>
    removePlacement(context, input.id, input.lockVersion, input.reason),
  ),

  getNode: os.getNode.handler(({ context, input }) => getNode(context, input.chainCode, input.nodeCode)),
  updateNode: os.updateNode.handler(({ context, input }) => updateNode(context, input)),
  listGaps: os.listGaps.handler(({ context, input }) => listGaps(context, input)),
  exportGaps: os.exportGaps.handler(({ context, input }) => exportGaps(context, input)),
  overrideVerdict: os.overrideVerdict.handler(({ context, input }) => overrideVerdict(context, input)),
  withdrawOverride: os.withdrawOverride.handler(({ context, input }) => withdrawVerdict(context, input)),
  addEvidence: os.addEvidence.handler(({ context, input }) => addEvidence(context, input)),
  closeEvidence: os.closeEvidence.handler(({ context, input }) => closeEvidence(context, input)),
  getSettings: os.getSettings.handler(({ context, input }) => getSettings(context, input.chainCode)),
  updateSettings: os.updateSettings.handler(({ context, input }) => updateSettings(context, input)),

  listTemplates: os.listTemplates.handler(({ context, input }) =>
    templates.listTemplates(context, input.chainCode),
  ),
  getTemplate: os.getTemplate.handler(({ context, input }) => templates.getTemplate(context, input.id)),
  draftTemplate: os.draftTemplate.handler(({ context, input }) =>
    templates.draftTemplate(context, input.chainCode, input.note),
  ),
  putTemplateNode: os.putTemplateNode.handler(({ context, input: { id, lockVersion, ...node } }) =>
    templateEdits.putTemplateNode(context, id, lockVersion, node),
  ),
  removeTemplateNode: os.removeTemplateNode.handler(({ context, input }) =>
    templateEdits.removeTemplateNode(context, input.id, input.lockVersion, input.nodeCode),
  ),
  putTemplateEdge: os.putTemplateEdge.handler(({ context, input }) =>
    templateEdits.putTemplateEdge(context, input.id, input.lockVersion, input.edge),
  ),
  removeTemplateEdge: os.removeTemplateEdge.handler(({ context, input: { id, lockVersion, ...edge } }) =>
    templateEdits.removeTemplateEdge(context, id, lockVersion, edge),
  ),
  publishTemplate: os.publishTemplate.handler(({ context, input }) =>
    publishTemplate(context, input.id, input.lockVersion, input.note),
  ),
  discardTemplate: os.discardTemplate.handler(({ context, input }) =>
    discardTemplate(context, input.id, input.lockVersion, input.reason),
  ),
  compareTemplates: os.compareTemplates.handler(({ context, input }) =>
    templates.compareVersions(context, input.id, input.against),
  ),

  listFigures: os.listFigures.handler(({ context, input }) => listFigures(context, input)),
  exportFigures: os.exportFigures.handler(({ context, input }) => exportFigures(context, input)),
  listIndustries: os.listIndustries.handler(({ context, input }) => listIndustries(context, input.chainCode)),
  listOutput: os.listOutput.handler(({ context, input: { industryCode, ...window } }) =>
    listOutput(context, industryCode, window),
  ),
  getFigure: os.getFigure.handler(async ({ context, input }) => ({
    figure: await getFigure(context, input.industryCode, input.month, input.status),
  })),
  recordOutput: os.recordOutput.handler(({ context, input: { industryCode, lockVersion, ...figure } }) =>
    recordOutput(context, industryCode, figure, lockVersion),
  ),
})
