import type { SeededRandom } from '#core/random/seeded-random.ts'
import { usccCheckDigit } from '#core/text/uscc.ts'
import type { EnterpriseKind } from '#modules/directory/contract.ts'
import { addDays } from './days.ts'
import { inventName, inventRoots } from './enterprise-names.ts'
import type { PlannedNode } from './network.ts'
import { ownerNodes, type Standing, standingOf, strongNodes } from './node-plan.ts'
import { homesOfChain, homesOfNode } from './regions.ts'
import { type Day, type DemoEnterprise, type DemoPlacement, demoSource } from './types.ts'

export interface EnterprisePopulation {
  readonly enterprises: DemoEnterprise[]
  readonly placements: DemoPlacement[]
  /** Yearly local output of each node in 亿元: each firm's output times its share there. */
  readonly outputOfNode: ReadonlyMap<string, number>
}

interface Draft {
  readonly node: PlannedNode
  readonly standing: Standing
  readonly rank: 'leader' | 'large' | 'small'
  readonly owner: boolean
  /** Output in arbitrary units until it is scaled to the chain's output. */
  readonly weight: number
}

/** Range of a firm's weight before it is scaled. */
const weights: Readonly<Record<Draft['rank'], readonly [number, number]>> = {
  leader: [30, 90],
  large: [1, 8],
  small: [0.05, 0.19],
}

/** Range of a firm's staff. */
const staffs: Readonly<Record<Draft['rank'], readonly [number, number]>> = {
  leader: [600, 6000],
  large: [60, 700],
  small: [8, 90],
}

const noteOfFirm = '虚构企业，仅供演示'

/**
 * Invents the firms and puts them on nodes, as the plan wants each node to stand. Every firm has a main node; some
 * also make a neighbouring product, and general nodes are served in passing by firms of neighbouring nodes.
 * `outputOfChain` is the yearly output in 亿元 to which the firms of a chain add up.
 */
export function inventEnterprises(
  random: SeededRandom,
  nodes: readonly PlannedNode[],
  outputOfChain: ReadonlyMap<string, number>,
  today: Day,
): EnterprisePopulation {
  const planned = nodes.flatMap((node) => draftsOf(random, node))
  const { sideNodes, more } = sideNodesOf(random, nodes, planned)
  const drafts = [...planned, ...more]
  const scale = scaleOf(drafts, outputOfChain)
  const roots = inventRoots(random.fork('names'))
  const outputOfNode = new Map<string, number>()
  const enterprises: DemoEnterprise[] = []
  const placements: DemoPlacement[] = []

  drafts.forEach((draft, at) => {
    const asOfOn = addDays(today, -random.integer(20, 400))
    const extra = sideNodes.get(draft) ?? []
    const enterprise = inventEnterprise(random, draft, extra, {
      root: roots[at] ?? '',
      number: at + 1,
      asOfOn,
    })
    const output = draft.weight * (scale.get(draft.node.home) ?? 1)
    enterprises.push(enterprise)
    for (const { node, share } of sharesOf(random, draft.node, extra)) {
      outputOfNode.set(node.code, (outputOfNode.get(node.code) ?? 0) + (output * share) / 100)
      placements.push({
        uscc: enterprise.uscc,
        nodeCode: node.code,
        sharePercent: share,
        role: share >= 50 ? '主导产品' : share >= 15 ? '配套产品' : '小批量供货',
        evidence: `企业自报${node.name}占上年产值${share}%（演示）`,
        source: '企业自报（演示）',
        asOfOn,
      })
    }
  })
  return { enterprises, placements, outputOfNode }
}

function draftsOf(random: SeededRandom, node: PlannedNode): Draft[] {
  const standing = standingOf(node.code)
  const strong = strongNodes.includes(node.code)
  const make = (rank: Draft['rank'], owner = false) => draftOf(random, node, rank, owner)
  if (standing === 'break' || standing === 'pending') return []
  if (strong) {
    const others = { core: 2, key: 1, general: 0 }[node.tier]
    const followers = Array.from({ length: others }, () => make(random.chance(0.25) ? 'large' : 'small'))
    return [make('leader', ownerNodes[node.home] === node.code), ...followers]
  }
  switch (standing) {
    case 'weak':
      return node.tier === 'general' ? [] : [make('small'), ...(random.chance(0.1) ? [make('small')] : [])]
    case 'choke':
      return [make('large')]
    case 'block':
      return [make('large'), make('small')]
    default: {
      if (node.tier === 'general') return []
      const draw = random.next()
      if (draw < 0.32) return [make('large')]
      return draw < 0.75 ? [make('small')] : []
    }
  }
}

function draftOf(random: SeededRandom, node: PlannedNode, rank: Draft['rank'], owner = false): Draft {
  const fromTheGround = /^(0|10)/.test(node.gb[0] ?? '')
  const size = { core: 1, key: 0.6, general: 0.3 }[node.tier] * (fromTheGround ? 0.2 : 1) * (owner ? 2 : 1)
  const weight = random.decimal(...weights[rank], 2) * (rank === 'small' ? 1 : size)
  return { node, standing: standingOf(node.code), rank, owner, weight }
}

/** Factor per chain that turns weights into 亿元; firms of a strong chain are larger. */
function scaleOf(drafts: readonly Draft[], outputOfChain: ReadonlyMap<string, number>): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { node, weight } of drafts) sums.set(node.home, (sums.get(node.home) ?? 0) + weight)
  return new Map([...sums].map(([chain, sum]) => [chain, (outputOfChain.get(chain) ?? sum) / sum]))
}

/**
 * Side products: a sound node without a larger firm of its own, and a weak one without any, finds one or two firms
 * of a kindred trade that make it too; where there is none, a firm more is invented.
 */
function sideNodesOf(
  random: SeededRandom,
  nodes: readonly PlannedNode[],
  drafts: readonly Draft[],
): { sideNodes: Map<Draft, PlannedNode[]>; more: Draft[] } {
  const sideNodes = new Map<Draft, PlannedNode[]>()
  const more: Draft[] = []
  for (const node of nodes) {
    const standing = standingOf(node.code)
    const own = drafts.filter((draft) => draft.node.code === node.code)
    const weak = standing === 'weak' && own.length === 0
    if (!weak && !(standing === 'sound' && own.every((draft) => draft.rank === 'small'))) continue
    const rank = weak ? 'small' : 'large'
    const makers = drafts.filter(
      (draft) => draft.rank === rank && (sideNodes.get(draft)?.length ?? 0) < 2 && makesToo(draft.node, node),
    )
    const near = makers.filter((draft) => node.neighbours.includes(draft.node.code))
    const choice = near.length > 0 ? near : makers
    for (const draft of random.sample(choice, Math.min(choice.length, weak ? 1 : random.integer(1, 2)))) {
      sideNodes.set(draft, [...(sideNodes.get(draft) ?? []), node])
    }
    if (choice.length === 0 && own.length === 0) {
      more.push(draftOf(random, node, weak || random.chance(0.65) ? 'small' : 'large'))
    }
  }
  return { sideNodes, more }
}

/** Whether a firm on one node believably makes another: a chain in common and a trade of the same GB division. */
function makesToo(main: PlannedNode, side: PlannedNode): boolean {
  const divisions = new Set(main.gb.map((gb) => gb.slice(0, 2)))
  return (
    side.gb.some((gb) => divisions.has(gb.slice(0, 2))) &&
    side.chains.some((chain) => main.chains.includes(chain))
  )
}

/** Shares of a firm's output: the main node 55 to 100 per cent, the rest on the others, in all at most 100. */
function sharesOf(
  random: SeededRandom,
  main: PlannedNode,
  extra: readonly PlannedNode[],
): { node: PlannedNode; share: number }[] {
  const mainShare = extra.length === 0 ? random.integer(75, 100) : random.integer(55, 70)
  return [
    { node: main, share: mainShare },
    ...extra.map((node) => ({
      node,
      share: random.integer(8, Math.floor((100 - mainShare) / extra.length)),
    })),
  ]
}

function inventEnterprise(
  random: SeededRandom,
  { node, rank, standing, owner }: Draft,
  extra: readonly PlannedNode[],
  { root, number, asOfOn }: { root: string; number: number; asOfOn: Day },
): DemoEnterprise {
  const homes = homesOfNode[node.code] ?? homesOfChain[node.home] ?? ['341172']
  const regionCode = random.chance(0.35) ? (homes[0] ?? '341172') : random.pick(homes)
  const name = inventName(random, root, { gb: node.gb[0] ?? '', regionCode, large: rank === 'leader' })
  const body = `Y1${regionCode}DEM${String(number).padStart(6, '0')}`
  return {
    uscc: body + usccCheckDigit(body),
    name,
    regionCode,
    aboveScale: rank !== 'small',
    kinds: kindsOf(random, { rank, standing, owner }),
    registeredOn: addDays(asOfOn, -random.integer(700, 8000)),
    staff: random.integer(...staffs[rank]),
    products: [node, ...extra].map((made) => made.name).join('、'),
    note: noteOfFirm,
    isDemo: true,
    source: demoSource,
    asOfOn,
  }
}

function kindsOf(
  random: SeededRandom,
  { rank, standing, owner }: Pick<Draft, 'rank' | 'standing' | 'owner'>,
): EnterpriseKind[] {
  if (rank === 'leader') return owner ? ['leadingEnterprise', 'chainOwner'] : ['leadingEnterprise']
  if (rank === 'large' && random.chance(standing === 'choke' ? 0.7 : 0.15)) return ['littleGiant']
  return []
}
