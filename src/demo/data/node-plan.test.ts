import { describe, expect, it } from 'vitest'
import { loadTemplateCatalogue } from '#modules/chains/templates/catalogue.ts'
import { plannedBlocks } from './blocks.ts'
import { ownerNodes, plannedNodes, standingOf, strongNodes } from './node-plan.ts'
import { homesOfChain, homesOfNode, regions } from './regions.ts'

const { chains, nodes } = loadTemplateCatalogue()
const nodeCodes = new Set(nodes.map((node) => node.code))

describe('the plan of the demo city', () => {
  it('names only nodes that the catalogue has', () => {
    expect(plannedNodes.filter((nodeCode) => !nodeCodes.has(nodeCode))).toEqual([])
    expect(Object.keys(homesOfNode).filter((nodeCode) => !nodeCodes.has(nodeCode))).toEqual([])
  })

  it('gives a node one standing only', () => {
    const named = plannedNodes.filter((nodeCode) => standingOf(nodeCode) !== 'sound')
    const faulty = named.filter((nodeCode) => !strongNodes.includes(nodeCode))
    expect(new Set(faulty).size).toBe(faulty.length)
  })

  it('puts a leading firm only where there can be firms, and the chain owner on a node of its chain', () => {
    expect(
      strongNodes.filter((nodeCode) => ['break', 'pending', 'weak'].includes(standingOf(nodeCode))),
    ).toEqual([])
    for (const chain of chains) {
      const owner = ownerNodes[chain.code] ?? ''
      expect(strongNodes).toContain(owner)
      expect(chain.nodes.map((place) => place.node)).toContain(owner)
    }
  })

  it('lists blocks for exactly the nodes that are to be blocked', () => {
    const blocked = [...new Set(plannedBlocks.map((block) => block.nodeCode))].sort()
    expect(blocked).toEqual([...nodeCodes].filter((nodeCode) => standingOf(nodeCode) === 'block').sort())
  })

  it('knows homes for every chain, all of them counties or zones', () => {
    const units = new Set(regions.filter((region) => region.kind !== 'city').map((region) => region.code))
    expect(Object.keys(homesOfChain).sort()).toEqual(chains.map((chain) => chain.code).sort())
    const homes = [...Object.values(homesOfChain), ...Object.values(homesOfNode)].flat()
    expect(homes.filter((home) => !units.has(home))).toEqual([])
  })
})
