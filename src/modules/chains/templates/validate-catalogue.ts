import { buildGraph } from '#core/graph/csr.ts'
import { strongComponents } from '#core/graph/strong-components.ts'
import type { CatalogueChain, CatalogueEdge, TemplateCatalogue } from './schema.ts'

/** Size limits of a chain: smaller says too little, larger can no longer be read on one sheet. */
const chainSize = { least: 25, most: 60 } as const

const findingRules = [
  'duplicateNode',
  'duplicateName',
  'duplicateChain',
  'duplicatePlace',
  'unusedNode',
  'unknownNode',
  'nodeOutsideChain',
  'duplicateEdge',
  'selfLoop',
  'isolatedNode',
  'againstTheFlow',
  'cycle',
  'loneSubstitute',
  'kindDiffers',
  'chainSize',
  'strengthRange',
  'gbFormat',
] as const
type CatalogueRule = (typeof findingRules)[number]

/** One thing wrong; `chain` is null when it concerns the nodes that all chains share. */
export interface CatalogueFinding {
  readonly rule: CatalogueRule
  readonly chain: string | null
  /** Node code, or `from>to` for an edge. */
  readonly at: string
  readonly message: string
}

const flowOrder = { upstream: 0, midstream: 1, downstream: 2, supporting: null } as const

/** A node that takes used goods back may supply against the flow and close a loop: its code ends in `-recycling`. */
export function isRecyclingNode(nodeCode: string): boolean {
  return nodeCode.endsWith('-recycling')
}

/**
 * What is wrong with a catalogue of templates, empty when nothing is: unknown, unused, doubled or isolated nodes,
 * doubled edges and self loops, edges against the flow and cycles that no recycling node explains, a substitute
 * group of one, the same edge with different kinds in two chains, sizes, strengths and the form of GB codes.
 * Findings come in the order of the catalogue.
 */
export function validateCatalogue(catalogue: TemplateCatalogue): CatalogueFinding[] {
  return [
    ...nodeFindings(catalogue),
    ...duplicates(catalogue.chains.map((chain) => chain.code)).map((at) =>
      finding('duplicateChain', null, at, `chain ${at} is there twice`),
    ),
    ...catalogue.chains.flatMap((chain) => chainFindings(catalogue, chain)),
    ...kindFindings(catalogue),
    ...cycleFindings(catalogue),
  ]
}

function nodeFindings({ nodes, chains }: TemplateCatalogue): CatalogueFinding[] {
  const used = new Set(chains.flatMap((chain) => chain.nodes.map((place) => place.node)))
  return [
    ...duplicates(nodes.map((node) => node.code)).map((at) =>
      finding('duplicateNode', null, at, `node ${at} is described twice`),
    ),
    ...duplicates(nodes.map((node) => node.name)).map((at) =>
      finding('duplicateName', null, at, `two nodes are called ${at}`),
    ),
    ...nodes
      .filter((node) => !used.has(node.code))
      .map((node) => finding('unusedNode', null, node.code, `no chain uses ${node.code}`)),
    ...nodes.flatMap((node) =>
      node.gb.length > 0 && node.gb.every((gb) => /^\d{4}$/.test(gb))
        ? []
        : [finding('gbFormat', null, node.code, `${node.code} needs GB/T 4754 classes of four digits`)],
    ),
  ]
}

function chainFindings(catalogue: TemplateCatalogue, chain: CatalogueChain): CatalogueFinding[] {
  const described = new Set(catalogue.nodes.map((node) => node.code))
  const placed = new Map(chain.nodes.map((place) => [place.node, place.segment]))
  const connected = new Set(chain.edges.flatMap((edge) => [edge.from, edge.to]))
  const of = (rule: CatalogueRule, at: string, message: string) => finding(rule, chain.code, at, message)
  const findings: CatalogueFinding[] = []

  if (chain.nodes.length < chainSize.least || chain.nodes.length > chainSize.most) {
    const { least, most } = chainSize
    findings.push(of('chainSize', chain.code, `${chain.nodes.length} nodes, wanted ${least} to ${most}`))
  }
  for (const at of duplicates(chain.nodes.map((place) => place.node))) {
    findings.push(of('duplicatePlace', at, `${at} is placed twice`))
  }
  for (const { node } of chain.nodes) {
    if (!described.has(node)) findings.push(of('unknownNode', node, `${node} is not among the nodes`))
    if (!connected.has(node)) findings.push(of('isolatedNode', node, `${node} has no edge`))
  }
  for (const at of duplicates(chain.edges.map(nameOf))) {
    findings.push(of('duplicateEdge', at, `${at} is drawn twice`))
  }
  for (const edge of chain.edges) {
    const at = nameOf(edge)
    if (edge.from === edge.to) findings.push(of('selfLoop', at, `${edge.from} supplies itself`))
    for (const end of [edge.from, edge.to]) {
      if (!placed.has(end)) findings.push(of('nodeOutsideChain', at, `${end} has no place in the chain`))
    }
    if (!Number.isInteger(edge.strength) || edge.strength < 1 || edge.strength > 5) {
      findings.push(of('strengthRange', at, `strength ${edge.strength} is not 1 to 5`))
    }
    const start = flowOrder[placed.get(edge.from) ?? 'supporting']
    const end = flowOrder[placed.get(edge.to) ?? 'supporting']
    if (start !== null && end !== null && start > end && !isRecyclingNode(edge.from)) {
      findings.push(of('againstTheFlow', at, `${at} runs from a later segment to an earlier one`))
    }
  }
  return [...findings, ...groupFindings(chain)]
}

function groupFindings(chain: CatalogueChain): CatalogueFinding[] {
  const sizes = new Map<string, number>()
  for (const { to, group } of chain.edges) {
    if (group !== null) sizes.set(`${to} ${group}`, (sizes.get(`${to} ${group}`) ?? 0) + 1)
  }
  return [...sizes]
    .filter(([, size]) => size === 1)
    .map(([at]) => finding('loneSubstitute', chain.code, at, `the group of ${at} has one member only`))
}

function kindFindings({ chains }: TemplateCatalogue): CatalogueFinding[] {
  const first = new Map<string, { kind: string; chain: string }>()
  const findings: CatalogueFinding[] = []
  for (const chain of chains) {
    for (const edge of chain.edges) {
      const at = nameOf(edge)
      const known = first.get(at)
      if (known === undefined) first.set(at, { kind: edge.kind, chain: chain.code })
      else if (known.kind !== edge.kind) {
        findings.push(
          finding('kindDiffers', chain.code, at, `${edge.kind}, but ${known.kind} in ${known.chain}`),
        )
      }
    }
  }
  return findings
}

/** Cycles of all chains taken together; what a recycling node gives back is left out. */
function cycleFindings({ chains }: TemplateCatalogue): CatalogueFinding[] {
  const forward = chains.flatMap((chain) =>
    chain.edges.filter((edge) => edge.from !== edge.to && !isRecyclingNode(edge.from)),
  )
  const codes = [...new Set(forward.flatMap((edge) => [edge.from, edge.to]))]
  const index = new Map(codes.map((nodeCode, at) => [nodeCode, at]))
  const ends = (side: 'from' | 'to') => forward.map((edge) => index.get(edge[side]) ?? 0)
  const { sizes, componentOf } = strongComponents(buildGraph(codes.length, ends('from'), ends('to')))
  return [...sizes].flatMap((size, component) => {
    if (size === 1) return []
    const members = codes.filter((_, at) => componentOf[at] === component)
    return [
      finding('cycle', null, members.join(' '), `these nodes supply one another: ${members.join(', ')}`),
    ]
  })
}

function finding(rule: CatalogueRule, chain: string | null, at: string, message: string): CatalogueFinding {
  return { rule, chain, at, message }
}

function nameOf(edge: CatalogueEdge): string {
  return `${edge.from}>${edge.to}`
}

/** Values that occur more than once, each named once. */
function duplicates(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))]
}
