import type { Db } from '#platform/db/database.ts'
import type { TemplateDetail, TemplateSummary } from '../contract/index.ts'
import { listPlacedNodes } from '../queries/node.ts'
import { listEdges } from '../queries/template.ts'

/** A version together with its nodes and edges. */
export async function withItems(db: Db, template: TemplateSummary): Promise<TemplateDetail> {
  const nodes = (await listPlacedNodes(db, [template.id])).get(template.id) ?? []
  const edges = (await listEdges(db, [template.id])).get(template.id) ?? []
  return {
    ...template,
    nodeItems: nodes.map(({ code, name, segment, tier, gbCodes }) => ({
      code,
      name,
      segment,
      tier,
      gbCodes,
    })),
    edgeItems: edges,
  }
}
