import type { SeededRandom } from '#core/random/seeded-random.ts'
import type { Indicator, SourceKind } from '#modules/chains/contract/terms.ts'
import { plannedBlocks } from './blocks.ts'
import { addDays } from './days.ts'
import type { PlannedNode } from './network.ts'
import { standingOf, strongNodes } from './node-plan.ts'
import type { Day, DemoEvidence } from './types.ts'

const units: Readonly<Record<Indicator, string>> = {
  localSupplyRate: '%',
  techDependence: '级',
  singleSource: '是否',
  pipelineProjects: '个',
  nationalShare: '%',
  outputValue: '亿元/年',
  block: '项',
}

const sources: Readonly<Record<Indicator, string>> = {
  localSupplyRate: '链上企业采购自报汇总（演示）',
  techDependence: '专家打分（演示）',
  singleSource: '企业走访记录（演示）',
  pipelineProjects: '招商项目库（演示）',
  nationalShare: '行业协会估算（演示）',
  outputValue: '环节产值测算（演示）',
  block: '专班台账（演示）',
}

const sourceKinds: Readonly<Record<Indicator, SourceKind>> = {
  localSupplyRate: 'enterprise',
  techDependence: 'expert',
  singleSource: 'department',
  pipelineProjects: 'department',
  nationalShare: 'estimate',
  outputValue: 'estimate',
  block: 'department',
}

/** Part of the nodes whose evidence nobody has renewed for more than a year. */
const staleShare = 0.14

/**
 * Evidence of every node, made so that the diagnosis finds the standing the plan gives it: at most one kind of fault
 * is clear-cut per node, the other indicators keep away from their thresholds. Some rows are missing, some are old.
 */
export function inventEvidence(
  random: SeededRandom,
  nodes: readonly PlannedNode[],
  outputOfNode: ReadonlyMap<string, number>,
  today: Day,
): DemoEvidence[] {
  return nodes.flatMap((node) => {
    const daysOld = random.chance(staleShare) ? random.integer(380, 700) : random.integer(15, 200)
    const values = valuesOf(random, node, outputOfNode.get(node.code) ?? 0)
    const rows = values.map(
      ([indicator, value]): DemoEvidence => ({
        nodeCode: node.code,
        indicator,
        value,
        unit: units[indicator],
        description: null,
        dueOn: null,
        asOfOn: addDays(today, -daysOld - random.integer(0, 14)),
        source: sources[indicator],
        sourceKind: sourceKinds[indicator],
      }),
    )
    return [...rows, ...blockRows(node.code, today)]
  })
}

function valuesOf(random: SeededRandom, { code }: PlannedNode, output: number): [Indicator, number][] {
  const strong = strongNodes.includes(code)
  const standing = standingOf(code)
  const rows: [Indicator, number][] = []
  const put = (indicator: Indicator, value: number) => rows.push([indicator, value])
  const absent = standing === 'break' || standing === 'pending'

  switch (standing) {
    case 'break':
    case 'pending':
      put('localSupplyRate', random.integer(0, 3))
      break
    case 'weak':
      put('localSupplyRate', random.integer(5, 22))
      break
    case 'choke':
      put('localSupplyRate', random.integer(52, 65))
      break
    default:
      put('localSupplyRate', strong ? random.integer(62, 92) : random.integer(55, 80))
  }
  if (standing === 'choke') put('techDependence', 3)
  else if (standing === 'break') put('techDependence', random.integer(1, 3))
  else if (random.chance(0.9)) put('techDependence', random.integer(0, 1))
  put('singleSource', standing === 'choke' || (standing === 'weak' && random.chance(0.2)) ? 1 : 0)
  put('pipelineProjects', standing === 'break' ? 0 : random.integer(standing === 'pending' ? 1 : 0, 3))
  if (strong) put('nationalShare', random.decimal(1.5, 18, 1))
  if (!absent) put('outputValue', Math.round(output * 100) / 100)
  return rows
}

function blockRows(nodeCode: string, today: Day): DemoEvidence[] {
  return plannedBlocks
    .filter((block) => block.nodeCode === nodeCode)
    .map((block) => ({
      nodeCode,
      indicator: 'block',
      value: 1,
      unit: units.block,
      description: block.text,
      dueOn: addDays(today, block.dueInDays),
      asOfOn: addDays(today, -block.sinceDaysAgo),
      source: sources.block,
      sourceKind: sourceKinds.block,
    }))
}
