import type { CandidateNeed, CandidatePerson, ChainNode } from '../input.ts'
import type { References } from '../references.ts'
import type { Nearness } from '../settings.ts'
import type { Worth } from './worth.ts'

export type NodeRelation = 'same' | 'below' | 'above' | 'neighbour' | 'sameChain' | 'none'

export interface NodeEvidence {
  /** Node asked for, or the chain where the need names no node. */
  readonly asked: string
  /** The person's node that counts; null for none. */
  readonly held: string | null
  /** How the person's node stands to the one asked for. */
  readonly relation: NodeRelation
}

/**
 * The best of the person's nodes: the node itself, a part of it, the stage it belongs to, one that comes right before or
 * after it, any of its chain. Where the need names only its chain, any node of it is the one asked for. Ties: by code.
 */
export function nodeWorth(
  need: CandidateNeed,
  person: CandidatePerson,
  references: References,
): Worth<NodeEvidence> {
  const asked = need.node ?? need.chain
  let best: Worth<NodeEvidence> = { worth: 0, evidence: { asked, held: null, relation: 'none' } }
  for (const held of [...person.nodes].sort()) {
    const { worth, relation } = nodeNearness(need, held, references)
    if (worth > best.worth) best = { worth, evidence: { asked, held, relation } }
  }
  return best
}

/** What one node of a person is worth. */
export function nodeNearness(
  need: Pick<CandidateNeed, 'chain' | 'node'>,
  held: string,
  { nodes, nearness }: References,
): { worth: number; relation: NodeRelation } {
  const relation = relationOf(need, held, nodes)
  return { worth: worthOf(relation, nearness), relation }
}

function worthOf(relation: NodeRelation, nearness: Nearness): number {
  switch (relation) {
    case 'same':
      return 1000
    case 'below':
      return nearness.nodeBelow
    case 'above':
      return nearness.nodeAbove
    case 'neighbour':
      return nearness.nodeNeighbour
    case 'sameChain':
      return nearness.nodeSameChain
    case 'none':
      return 0
  }
}

function relationOf(
  need: Pick<CandidateNeed, 'chain' | 'node'>,
  held: string,
  nodes: ReadonlyMap<string, ChainNode>,
): NodeRelation {
  const own = nodes.get(held)
  if (need.node === null) return own?.chain === need.chain ? 'same' : 'none'
  if (held === need.node) return 'same'
  const asked = nodes.get(need.node)
  if (own === undefined || asked === undefined) return own?.chain === need.chain ? 'sameChain' : 'none'
  if (isAbove(asked, own, nodes)) return 'below'
  if (isAbove(own, asked, nodes)) return 'above'
  if (own.next.includes(asked.code) || asked.next.includes(own.code)) return 'neighbour'
  return own.chain === asked.chain ? 'sameChain' : 'none'
}

/** Whether one node is an ancestor of another; a circle of parents ends the way up. */
function isAbove(above: ChainNode, below: ChainNode, nodes: ReadonlyMap<string, ChainNode>): boolean {
  // Most nodes have none above them, and there are a hundred thousand pairs of nodes.
  let code = below.parent
  if (code === null) return false
  for (
    const seen = new Set<string>();
    code !== null && !seen.has(code);
    code = nodes.get(code)?.parent ?? null
  ) {
    if (code === above.code) return true
    seen.add(code)
  }
  return false
}
