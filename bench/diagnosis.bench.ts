import { criticalityDefaults } from '#core/graph/criticality.ts'
import { supplyRequirements } from '#core/graph/supply-requirements.ts'
import { seededRandom } from '#core/random/seeded-random.ts'
import { type DiagnosedNodeInput, diagnoseGraph } from '#core/scoring/diagnosis/diagnose-graph.ts'
import { diagnosisDefaults } from '#core/scoring/diagnosis/settings.ts'
import { type EvidenceRow, type Indicator, indicatorUnits } from '#core/scoring/diagnosis/types.ts'
import type { Benchmark } from './benchmark.ts'
import { describeGraph, type GeneratedGraph, generateGraph, graphShapes } from './generate-graph.ts'

const today = '2026-06-30'
const mostByIndicator: Readonly<Record<Indicator, number>> = {
  localSupplyRate: 100,
  techDependence: 3,
  singleSource: 1,
  pipelineProjects: 3,
  nationalShare: 10,
  outputValue: 20_000_000_000,
  openBlocks: 2,
  overdueBlocks: 1,
}

function generated(size: number): GeneratedGraph {
  return generateGraph(graphShapes.find((shape) => shape.nodes === size) ?? graphShapes[0]!)
}

/** Random firms and zero to eight evidence rows for every node. */
function withEvidence(graph: GeneratedGraph): DiagnosedNodeInput[] {
  const random = seededRandom('evidence')
  return graph.nodes.map(({ id, localOutput }) => {
    const firms = random.chance(0.3) ? 0 : random.integer(1, 12)
    const rows = (Object.keys(indicatorUnits) as Indicator[]).flatMap((indicator): EvidenceRow[] => {
      if (random.chance(0.5)) return []
      const value = random.integer(0, mostByIndicator[indicator])
      const asOf = `2026-0${random.integer(1, 6)}-15`
      return [
        {
          id: `${id}/${indicator}`,
          indicator,
          value,
          unit: indicatorUnits[indicator],
          asOf,
          sourceKind: 'department',
        },
      ]
    })
    return {
      id,
      localOutput,
      evidence: {
        firms,
        aboveScaleFirms: Math.floor(firms / 2),
        leadingFirms: firms > 8 ? 1 : 0,
        topFirmShare: firms === 0 ? null : random.decimal(1 / firms, 1, 2),
        registerAsOf: '2026-06-01',
        rows,
      },
    }
  })
}

/** Takes out one node after the other and looks for stopped users until nothing changes. */
function slowStops(graph: GeneratedGraph, lostNodes: number): number {
  const requirements = supplyRequirements(
    graph.nodes.map((node) => node.id),
    graph.edges,
    criticalityDefaults.minStrength,
  )
  const { counted, requirementOf, supplierCount } = requirements
  const { sources, targets, edgeCount, nodeCount } = requirements.graph
  let stopped = 0
  for (let lost = 0; lost < lostNodes; lost++) {
    const stops = new Uint8Array(nodeCount)
    stops[lost] = 1
    for (let changed = true; changed; ) {
      changed = false
      const left = supplierCount.slice()
      for (let e = 0; e < edgeCount; e++)
        if (counted[e] === 1 && stops[sources[e]!] === 1) left[requirementOf[e]!]! -= 1
      for (let e = 0; e < edgeCount; e++) {
        if (counted[e] === 0 || left[requirementOf[e]!]! > 0 || stops[targets[e]!] === 1) continue
        stops[targets[e]!] = 1
        stopped++
        changed = true
      }
    }
  }
  return stopped
}

const slowSample = 1000

export const benchmark: Benchmark = {
  name: 'diagnosis',
  title: 'Verdicts, scores, confidence, criticality and gap list of a generated graph with evidence',
  runs: 5,
  ours: {
    name: 'diagnoseGraph',
    sizes: graphShapes.map((shape) => shape.nodes),
    prepare(size) {
      const graph = generated(size)
      const nodes = withEvidence(graph)
      const shape = describeGraph(graph)
      return () => {
        const result = diagnoseGraph(nodes, graph.edges, diagnosisDefaults, today)
        return {
          figures: {
            ...shape,
            status: result.status,
            exactNodes: result.nodes.filter((node) => node.criticality.exact).length,
            meanDependents: Math.round(
              result.nodes.reduce((sum, node) => sum + node.criticality.dependentCount, 0) /
                result.nodes.length,
            ),
            gaps: result.gaps.length,
          },
        }
      }
    },
  },
  peers: [
    {
      name: `slow recomputation for ${slowSample} nodes`,
      note:
        'no peer library is installed, so the peer is our own obvious recomputation of who stops, ' +
        `for the first ${slowSample} nodes only and without verdicts; all 10,000 take ten times as long`,
      sizes: [10_000],
      prepare(size) {
        const graph = generated(size)
        return () => ({ figures: { stopped: slowStops(graph, slowSample) } })
      },
    },
  ],
}
