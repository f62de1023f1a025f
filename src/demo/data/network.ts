import type { CatalogueNode, TemplateCatalogue } from '#modules/chains/templates/catalogue.ts'

/** A node as the generator sees it: over all chains that use it. */
export interface PlannedNode extends CatalogueNode {
  /** The chain in which it weighs most; ties go to the earlier chain. */
  readonly home: string
  readonly tier: 'core' | 'key' | 'general'
  readonly chains: readonly string[]
  /** Nodes it supplies or is supplied by, in code order. */
  readonly neighbours: readonly string[]
}

const tierOrder = { core: 0, key: 1, general: 2 } as const

/** All nodes of the catalogue in its order, with what the chains say of them taken together. */
export function networkOf({ nodes, chains }: TemplateCatalogue): PlannedNode[] {
  const neighbours = new Map<string, Set<string>>(nodes.map((node) => [node.code, new Set()]))
  for (const { from, to } of chains.flatMap((chain) => chain.edges)) {
    neighbours.get(from)?.add(to)
    neighbours.get(to)?.add(from)
  }
  return nodes.flatMap((node) => {
    const places = chains
      .flatMap((chain) => chain.nodes.map((place) => ({ ...place, chain: chain.code })))
      .filter((place) => place.node === node.code)
    const best = [...places].sort((a, b) => tierOrder[a.tier] - tierOrder[b.tier])[0]
    if (best === undefined) return []
    return [
      {
        ...node,
        home: best.chain,
        tier: best.tier,
        chains: places.map((place) => place.chain),
        neighbours: [...(neighbours.get(node.code) ?? [])].sort(),
      },
    ]
  })
}
