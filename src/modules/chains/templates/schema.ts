import { z } from 'zod'
import { code, edgeKind, segment, tier } from '../contract/terms.ts'

const label = z.string().trim().min(1)

/** One industrial link, described once for all chains that use it. */
const catalogueNode = z.strictObject({
  code,
  name: label,
  nameEn: label,
  /** Classes of GB/T 4754-2017, four digits. */
  gb: z.array(z.string()),
  note: z.string(),
})
export type CatalogueNode = z.infer<typeof catalogueNode>

/** Where a node stands in one chain. */
const cataloguePlace = z.strictObject({ node: code, segment, tier })

/** Who supplies whom: from supplier to user. Edges into one target with the same group are substitutes. */
const catalogueEdge = z.strictObject({
  from: code,
  to: code,
  kind: edgeKind,
  /** 1 (hardly matters) to 5 (production stops without it). */
  strength: z.number(),
  group: label.nullable(),
  reason: label,
})
export type CatalogueEdge = z.infer<typeof catalogueEdge>

/** The first version of one chain's template. */
const catalogueChain = z.strictObject({
  code,
  name: label,
  nameEn: label,
  aliases: z.array(label),
  version: label,
  validFrom: z.iso.date(),
  nodes: z.array(cataloguePlace),
  edges: z.array(catalogueEdge),
})
export type CatalogueChain = z.infer<typeof catalogueChain>

/** All nodes, and the chains in the order in which the city names them. */
export const templateCatalogue = z.strictObject({
  nodes: z.array(catalogueNode),
  chains: z.array(catalogueChain),
})
export type TemplateCatalogue = z.infer<typeof templateCatalogue>
