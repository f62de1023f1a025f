import { type Change, recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import { insertChain } from '../queries/chain.ts'
import { insertNodes } from '../queries/node.ts'
import { insertTemplate, putEdges, putPlaces } from '../queries/template.ts'
import { chainRef, nodeRef, templateRef } from '../refs.ts'
import { type CatalogueChain, loadTemplateCatalogue } from '../templates/catalogue.ts'
import { beginTemplates } from './publication.ts'

const templateLoad: ObjectRef = { kind: 'system.load', id: 'templates' }

/** Puts the chain templates that come with the product into an empty database, published as they are. */
export async function installTemplates(tx: Context): Promise<void> {
  const catalogue = loadTemplateCatalogue()
  const today = businessDay(tx.clock)
  const nodeIds = await insertNodes(
    tx.db,
    catalogue.nodes.map((node) => ({
      code: node.code,
      name: node.name,
      nameEn: node.nameEn,
      gbCodes: node.gb,
      note: node.note || null,
      ownerId: null,
      asOfOn: today,
    })),
  )
  const changes: Change[] = catalogue.nodes.map((node) => ({
    action: 'chains.node.install',
    object: nodeRef(node.code),
    before: null,
    after: node,
    links: [{ from: nodeRef(node.code), relation: 'loadedBy', to: templateLoad }],
  }))
  for (const [index, chain] of catalogue.chains.entries()) {
    changes.push(...(await installChain(tx, chain, index + 1, nodeIds)))
  }
  await recordChanges(tx, changes)
}

async function installChain(
  tx: Context,
  chain: CatalogueChain,
  position: number,
  nodeIds: Map<string, string>,
): Promise<Change[]> {
  const chainId = await insertChain(tx.db, { ...chain, position })
  const templateId = await insertTemplate(
    tx.db,
    { chainId, version: chain.version, state: 'published', note: '系统内置模板', basedOnId: null },
    tx.clock.now(),
  )
  await beginTemplates(tx, [{ id: templateId, chain, version: chain.version, state: 'published' }])
  const idOf = (code: string): string => {
    const id = nodeIds.get(code)
    if (id === undefined) throw new Error(`template ${chain.code} uses unknown node ${code}`)
    return id
  }
  await putPlaces(
    tx.db,
    templateId,
    chain.nodes.map((place, index) => ({
      nodeId: idOf(place.node),
      segment: place.segment,
      tier: place.tier,
      position: index + 1,
    })),
  )
  await putEdges(
    tx.db,
    templateId,
    chain.edges.map((edge) => ({ ...edge, fromId: idOf(edge.from), toId: idOf(edge.to) })),
  )
  return [
    {
      action: 'chains.chain.install',
      object: chainRef(chain.code),
      before: null,
      after: { name: chain.name, aliases: chain.aliases, validFrom: chain.validFrom },
      links: [{ from: chainRef(chain.code), relation: 'loadedBy', to: templateLoad }],
    },
    {
      action: 'chains.template.install',
      object: templateRef(templateId),
      before: null,
      after: { version: chain.version, nodes: chain.nodes.length, edges: chain.edges.length },
      links: [{ from: templateRef(templateId), relation: 'partOf', to: chainRef(chain.code) }],
    },
  ]
}
