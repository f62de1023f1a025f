import type { Context } from '#platform/context.ts'
import type { ActionType, Verdict } from '../contract/index.ts'
import { assessChains, byPriority } from './assess-chains.ts'
import { unknownChain, unknownNode } from './unknown.ts'

/** What is thought of a node on a day, short enough to be kept beside what changed it. */
export interface NodeVerdict {
  nodeName: string
  /** In force: a person's override, else the computed one. */
  verdict: Verdict
  /** 0–100, null when nothing is known. */
  score: number | null
  ruleFired: string
  rulesMatched: string[]
  /** What is recommended; null for a sound node. */
  action: ActionType | null
  computedOn: string
  /** SHA-256 over all that went in: the same hash, the same verdict. */
  inputsHash: string
}

/** The verdict of one node as one chain sees it now; inside a transaction it sees what that wrote. */
export async function verdictOfNode(ctx: Context, chainCode: string, nodeCode: string): Promise<NodeVerdict> {
  const [chain] = await assessChains(ctx, [chainCode])
  if (chain === undefined) throw unknownChain(chainCode)
  const node = chain.nodes.find((item) => item.code === nodeCode)
  if (node === undefined) throw unknownNode(nodeCode, chainCode)
  return {
    nodeName: node.name,
    verdict: node.verdict,
    score: node.diagnosis.score,
    ruleFired: node.diagnosis.ruleFired,
    rulesMatched: node.diagnosis.rulesMatched,
    action: node.diagnosis.action,
    computedOn: chain.computedOn,
    inputsHash: chain.inputsHash,
  }
}

/** Nodes that are not sound, of the chains within reach, the most pressing of each chain first; null: of all chains. */
export async function openGaps(
  ctx: Context,
  chainCodes: string[] | null,
): Promise<{ chainCode: string; nodeCode: string; nodeName: string; verdict: Verdict }[]> {
  return (await assessChains(ctx, chainCodes)).flatMap(({ chain, nodes }) =>
    nodes
      .filter(({ verdict }) => verdict !== 'sound')
      .toSorted(byPriority)
      .map(({ code, name, verdict }) => ({ chainCode: chain.code, nodeCode: code, nodeName: name, verdict })),
  )
}
