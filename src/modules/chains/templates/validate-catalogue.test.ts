import { describe, expect, it } from 'vitest'
import { type CatalogueEdge, loadTemplateCatalogue, type TemplateCatalogue } from './catalogue.ts'
import { validateCatalogue } from './validate-catalogue.ts'

/** The photovoltaic chain alone with its own nodes: a small catalogue without findings to spoil. */
function sample(): TemplateCatalogue {
  const { nodes, chains } = loadTemplateCatalogue()
  const used = new Set(chains[0]?.nodes.map((place) => place.node))
  return { nodes: nodes.filter((node) => used.has(node.code)), chains: chains.slice(0, 1) }
}

function spoiled(spoil: (catalogue: TemplateCatalogue) => void): string[] {
  const catalogue = sample()
  spoil(catalogue)
  return [...new Set(validateCatalogue(catalogue).map((finding) => finding.rule))].sort()
}

function pv(catalogue: TemplateCatalogue) {
  const chain = catalogue.chains[0]
  if (chain === undefined) throw new Error('the sample has one chain')
  return chain
}

function edge(from: string, to: string, more: Partial<CatalogueEdge> = {}): CatalogueEdge {
  return { from, to, kind: 'component', strength: 3, group: null, reason: '试', ...more }
}

describe('validateCatalogue', () => {
  it('finds nothing in a sound catalogue', () => {
    expect(validateCatalogue(sample())).toEqual([])
  })

  it('reports a place on a node that nobody described', () => {
    const rules = spoiled((catalogue) =>
      pv(catalogue).nodes.push({ node: 'moon', segment: 'upstream', tier: 'key' }),
    )
    expect(rules).toEqual(['isolatedNode', 'unknownNode'])
  })

  it('reports an edge whose end has no place in the chain', () => {
    expect(spoiled((catalogue) => pv(catalogue).edges.push(edge('moon', 'pv-module')))).toEqual([
      'nodeOutsideChain',
    ])
  })

  it('reports a doubled edge even when its kind differs, and then the kind too', () => {
    expect(spoiled((catalogue) => pv(catalogue).edges.push(edge('pv-glass', 'pv-module')))).toEqual([
      'duplicateEdge',
    ])
    const other = edge('pv-glass', 'pv-module', { kind: 'equipment' })
    expect(spoiled((catalogue) => pv(catalogue).edges.push(other))).toEqual(['duplicateEdge', 'kindDiffers'])
  })

  it('reports a node that supplies itself', () => {
    expect(spoiled((catalogue) => pv(catalogue).edges.push(edge('pv-module', 'pv-module')))).toEqual([
      'selfLoop',
    ])
  })

  it('reports an edge against the flow and the cycle it closes', () => {
    const rules = spoiled((catalogue) => pv(catalogue).edges.push(edge('pv-module', 'polysilicon')))
    expect(rules).toEqual(['againstTheFlow', 'cycle'])
  })

  it('lets a recycling node supply an earlier segment', () => {
    expect(
      spoiled((catalogue) => pv(catalogue).edges.push(edge('pv-module-recycling', 'polysilicon'))),
    ).toEqual([])
  })

  it('reports a strength outside 1 to 5 or between two marks', () => {
    for (const strength of [0, 6, 2.5]) {
      const rules = spoiled((catalogue) =>
        pv(catalogue).edges.push(edge('polysilicon', 'pv-glass', { strength })),
      )
      expect(rules).toEqual(['strengthRange'])
    }
  })

  it('reports a group of substitutes with one member', () => {
    const lone = edge('polysilicon', 'pv-glass', { group: 'alone' })
    expect(spoiled((catalogue) => pv(catalogue).edges.push(lone))).toEqual(['loneSubstitute'])
  })

  it('reports a chain that is too small or too large: 24 and 61 nodes are out, 25 and 60 are in', () => {
    const sized = (size: number) =>
      spoiled((catalogue) => {
        const chain = pv(catalogue)
        const spare = Array.from({ length: 61 }, (_, at) => `spare-${at}`)
        chain.nodes = spare.slice(0, size).map((node) => ({ node, segment: 'upstream', tier: 'key' }))
        chain.edges = chain.nodes.slice(1).map((place) => edge('spare-0', place.node))
        catalogue.nodes = chain.nodes.map(({ node }) => ({
          code: node,
          name: node,
          nameEn: node,
          gb: ['3042'],
          note: '',
        }))
      })
    expect([24, 25, 60, 61].map(sized)).toEqual([['chainSize'], [], [], ['chainSize']])
  })

  it('reports nodes described twice, two nodes of one name, unused nodes and wrong class codes', () => {
    const rules = spoiled((catalogue) => {
      const glass = catalogue.nodes.find((node) => node.code === 'pv-glass')
      if (glass !== undefined) catalogue.nodes.push(glass)
      catalogue.nodes.push({ code: 'unused', name: '光伏玻璃', nameEn: 'Unused', gb: ['304'], note: '' })
    })
    expect(rules).toEqual(['duplicateName', 'duplicateNode', 'gbFormat', 'unusedNode'])
  })

  it('reports a place given twice and a chain given twice', () => {
    const rules = spoiled((catalogue) => {
      const chain = pv(catalogue)
      chain.nodes.push({ node: 'pv-glass', segment: 'midstream', tier: 'core' })
      catalogue.chains.push(chain)
    })
    expect(rules).toEqual(['duplicateChain', 'duplicatePlace'])
  })
})
