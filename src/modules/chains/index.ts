import type { Undoers } from '#platform/audit/undoer.ts'
import type { BinKinds } from '#platform/bin/bin-kind.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { chainNames } from './queries/chain.ts'
import { evidenceTitles } from './queries/evidence.ts'
import { nodeTitles } from './queries/node.ts'
import { industryNames } from './queries/output.ts'
import { overrideTitles } from './queries/override.ts'
import { placementTitles } from './queries/placement.ts'
import { templateTitles } from './queries/template.ts'
import { evidenceUndoer } from './service/evidence.ts'
import { nodeUndoer } from './service/nodes.ts'
import { outputUndoer } from './service/output.ts'
import { placementBin, placementUndoer } from './service/placements.ts'
import { settingsUndoer } from './service/settings.ts'
import { templateBin } from './service/template-bin.ts'

export { gapLabels, ruleWords } from './contract/gap-labels.ts'
export { offeredVerbs } from './diagnosis-settings.ts'
export { chainGuards } from './guards.ts'
export { chainIdsByCode, findChainByCode, listChainNames, listChainVocabulary } from './queries/chain.ts'
export { chainColumns, isForChain, putChains } from './queries/chains-of.ts'
export { insertEvidence } from './queries/evidence.ts'
export { keepNodes, nodeIdsByCode } from './queries/node.ts'
export { insertIndustries, putFigures } from './queries/output.ts'
export { insertPlacements } from './queries/placement.ts'
export { chainSearchKinds } from './queries/search.ts'
export { chainRef, evidenceRef, industryRef, nodeRef, placementRef } from './refs.ts'
export { chainRepointers } from './repointers.ts'
export { chainsRoutes } from './routes.ts'
export { openGaps, verdictOfNode } from './service/assess-node.ts'
export { aboutChains, chainIdsOf } from './service/chains-of.ts'
export { chainEntries, nodeEntries } from './service/entries.ts'
export { enterEvidence } from './service/evidence.ts'
export { evidenceImport } from './service/evidence-import.ts'
export { installTemplates } from './service/install.ts'
export { chainsOfNodes, nodeStandings } from './service/node-standings.ts'
export { placedNode } from './service/nodes.ts'
export { keepBlock } from './service/origin-block.ts'
export { outputImport } from './service/output-import.ts'
export { placementImport } from './service/placement-import.ts'
export { placeEnterprise, placementLinks } from './service/placements.ts'
export { actOnTemplate } from './service/publication.ts'
export { saidChains } from './service/said-chains.ts'
export { chainEdgeImport, chainNodeImport } from './service/template-import.ts'
export { loadTemplateCatalogue } from './templates/catalogue.ts'
export { templateWorkflow } from './workflow.ts'

const nodeHref = (chainCode: string | null, nodeCode: string) =>
  chainCode === null ? null : `/chains/${chainCode}?node=${nodeCode}`

/** How this module's objects are named in threads. */
export const chainDescribers: Describers = {
  'chains.all': async (_db, ids) => new Map(ids.map((id) => [id, { title: '全部产业链', href: '/' }])),
  'chains.chain': async (db, codes) =>
    new Map(
      [...(await chainNames(db, codes))].map(([code, name]) => [
        code,
        { title: `${name}产业链`, href: `/chains/${code}` },
      ]),
    ),
  'chains.node': async (db, codes) =>
    new Map(
      [...(await nodeTitles(db, codes))].map(([code, node]) => [
        code,
        { title: node.name, href: nodeHref(node.chainCode, code) },
      ]),
    ),
  'chains.industry': async (db, codes) =>
    new Map(
      [...(await industryNames(db, codes))].map(([code, name]) => [
        code,
        { title: name, href: `/output?industry=${code}` },
      ]),
    ),
  'chains.template': async (db, ids) =>
    new Map(
      [...(await templateTitles(db, ids))].map(([id, template]) => [
        id,
        {
          title: `${template.chainName} ${template.version}`,
          href: `/chains/${template.chainCode}?tab=versions`,
        },
      ]),
    ),
  'chains.placement': async (db, ids) =>
    new Map(
      [...(await placementTitles(db, ids))].map(([id, place]) => [
        id,
        { title: `${place.enterprise} · ${place.node}`, href: `/enterprises/${place.enterpriseId}` },
      ]),
    ),
  'chains.output': async (db, ids) => {
    const names = await industryNames(
      db,
      ids.map((id) => id.split('/')[0] ?? ''),
    )
    return new Map(
      ids.flatMap((id) => {
        const [code = '', month = ''] = id.split('/')
        const name = names.get(code)
        return name === undefined
          ? []
          : [[id, { title: `${name} ${month}`, href: `/output?industry=${code}` }]]
      }),
    )
  },
  'chains.evidence': async (db, ids) =>
    new Map(
      [...(await evidenceTitles(db, ids))].map(([id, row]) => [
        id,
        { title: row.description ?? `${row.indicator} ${row.value} ${row.unit}`.trim(), href: null },
      ]),
    ),
  'chains.override': async (db, ids) =>
    new Map(
      [...(await overrideTitles(db, ids))].map(([id, override]) => [
        id,
        {
          title: `${override.nodeName} → ${override.verdict}`,
          href: nodeHref(override.chainCode, override.nodeCode),
        },
      ]),
    ),
}

/** What of this module can be deleted and brought back. */
export const chainBinKinds: BinKinds = { 'chains.placement': placementBin, 'chains.template': templateBin }

/** What of this module can be taken back. */
export const chainUndoers: Undoers = {
  'chains.node': nodeUndoer,
  'chains.chain': settingsUndoer,
  'chains.evidence': evidenceUndoer,
  'chains.placement': placementUndoer,
  'chains.output': outputUndoer,
}
