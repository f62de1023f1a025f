import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type CatalogueChain, loadTemplateCatalogue } from './catalogue.ts'
import { isRecyclingNode, validateCatalogue } from './validate-catalogue.ts'

const catalogue = loadTemplateCatalogue()

/** The official list of classes is not part of the project; it lies beside it where the project is developed. */
const classList = new URL('../../../../../shared/data/gbt4754-2017.csv', import.meta.url)

function chainOf(code: string): CatalogueChain {
  const chain = catalogue.chains.find((candidate) => candidate.code === code)
  if (chain === undefined) throw new Error(`no chain ${code}`)
  return chain
}

describe('the eight templates', () => {
  it('come in the order in which the city names its chains', () => {
    const names = catalogue.chains.map((chain) => chain.name)
    expect(names).toEqual([
      '光伏',
      '半导体',
      '汽车',
      '新能源电池',
      '医疗器械',
      '智能家电',
      '新型化工',
      '食品',
    ])
  })

  it('have no findings', () => {
    expect(validateCatalogue(catalogue)).toEqual([])
  })

  it('fill every segment and every tier, and have one core node at least in the middle', () => {
    for (const chain of catalogue.chains) {
      const filled = (key: 'segment' | 'tier') => new Set(chain.nodes.map((place) => place[key])).size
      expect([chain.code, filled('segment'), filled('tier')]).toEqual([chain.code, 4, 3])
      const hearts = chain.nodes.filter((place) => place.segment === 'midstream' && place.tier === 'core')
      expect(hearts.length, chain.code).toBeGreaterThan(0)
    }
  })

  it('use each kind of edge and each strength somewhere, and at least four strengths in every chain', () => {
    const edges = catalogue.chains.flatMap((chain) => chain.edges)
    expect(new Set(edges.map((edge) => edge.kind)).size).toBe(6)
    expect(new Set(edges.map((edge) => edge.strength))).toEqual(new Set([1, 2, 3, 4, 5]))
    for (const chain of catalogue.chains) {
      expect(new Set(chain.edges.map((edge) => edge.strength)).size, chain.code).toBeGreaterThanOrEqual(4)
    }
  })

  it('give a reason of its own to every edge of a chain', () => {
    for (const chain of catalogue.chains) {
      const reasons = chain.edges.map((edge) => edge.reason)
      expect(new Set(reasons).size, chain.code).toBe(reasons.length)
    }
  })

  it('share nodes: glass, copper, moulds and chips serve more than one chain', () => {
    const chainsWith = (node: string) =>
      catalogue.chains.filter((chain) => chain.nodes.some((place) => place.node === node)).length
    for (const node of [
      'float-glass',
      'copper-strip',
      'mould',
      'mcu',
      'coating',
      'electronic-specialty-gas',
    ]) {
      expect(chainsWith(node), node).toBeGreaterThan(1)
    }
    expect(catalogue.nodes.filter((node) => chainsWith(node.code) > 1).length).toBeGreaterThanOrEqual(40)
  })

  it('flow back only through recycling, in the battery and the appliance chain', () => {
    const order = { upstream: 0, midstream: 1, downstream: 2, supporting: 3 }
    const returning = catalogue.chains.filter((chain) => {
      const at = new Map(chain.nodes.map((place) => [place.node, order[place.segment]]))
      return chain.edges.some(
        (edge) => isRecyclingNode(edge.from) && (at.get(edge.from) ?? 0) > (at.get(edge.to) ?? 0),
      )
    })
    expect(returning.map((chain) => chain.code)).toEqual(['new-energy-battery', 'smart-appliance'])
  })

  it('treat p-type and n-type wafers as substitutes, and glass and polymer as substitutes for the back', () => {
    const groupInto = (chain: string, to: string, group: string) =>
      chainOf(chain)
        .edges.filter((edge) => edge.to === to && edge.group === group)
        .map((edge) => edge.from)
        .sort()
    expect(groupInto('pv', 'bc-cell', 'wafer')).toEqual(['n-type-wafer', 'p-type-wafer'])
    expect(groupInto('pv', 'pv-module', 'back-cover')).toEqual(['polymer-backsheet', 'pv-back-glass'])
    expect(groupInto('new-energy-battery', 'power-cell', 'cathode')).toEqual([
      'lfp-cathode',
      'ternary-cathode',
    ])
  })

  it('name no industry that is not one of the chains', () => {
    const names = catalogue.chains.flatMap((chain) => [chain.name, ...chain.aliases])
    expect(names).not.toContain('先进装备制造')
    expect(names).not.toContain('新一代信息技术')
  })

  const missing = !existsSync(classList)
  it.skipIf(missing)(
    `use classes that GB/T 4754-2017 has${missing ? ' (skipped: the class list is not here)' : ''}`,
    () => {
      const known = new Set(
        readFileSync(classList, 'utf8')
          .split('\n')
          .map((line) => line.split(',')[0] ?? '')
          .filter((first) => /^\d{4}$/.test(first)),
      )
      const unknown = catalogue.nodes.flatMap((node) =>
        node.gb.filter((gb) => !known.has(gb)).map((gb) => `${node.code} ${gb}`),
      )
      expect(unknown).toEqual([])
    },
  )
})
