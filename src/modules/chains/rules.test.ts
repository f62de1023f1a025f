import { describe, expect, it } from 'vitest'
import type { TemplateDetail, TemplateEdge, TemplateNode } from './contract/index.ts'
import { compareTemplates, compareVersionNumbers, isolatedNodes, nextVersion } from './rules.ts'

const node = (code: string, more: Partial<TemplateNode> = {}): TemplateNode => ({
  code,
  name: code,
  segment: 'upstream',
  tier: 'key',
  gbCodes: [],
  ...more,
})
const edge = (from: string, to: string, more: Partial<TemplateEdge> = {}): TemplateEdge => ({
  from,
  to,
  kind: 'rawMaterial',
  strength: 3,
  group: null,
  reason: '供料',
  ...more,
})
const template = (version: string, nodeItems: TemplateNode[], edgeItems: TemplateEdge[]): TemplateDetail => ({
  id: `00000000-0000-4000-8000-0000000000${version.replace('.', '')}`,
  chainCode: 'pv',
  version,
  state: 'published',
  note: null,
  createdAt: '2023-01-01T00:00:00Z',
  publishedAt: null,
  nodes: nodeItems.length,
  edges: edgeItems.length,
  lockVersion: 1,
  nodeItems,
  edgeItems,
})

describe('SYS2 versions of a chain template', () => {
  it('the minor number counts on past nine', () => {
    expect(nextVersion('1.0')).toBe('1.1')
    expect(nextVersion('1.9')).toBe('1.10')
    expect(compareVersionNumbers('1.10', '1.9')).toBeGreaterThan(0)
  })

  it('the difference names what came, what went and what changed, field by field', () => {
    const earlier = template('1.0', [node('sand'), node('glass')], [edge('sand', 'glass')])
    const later = template(
      '1.1',
      [node('glass', { tier: 'core' }), node('module', { segment: 'midstream' })],
      [edge('glass', 'module')],
    )
    const difference = compareTemplates(earlier, later)
    expect(difference.addedNodes.map((item) => item.code)).toEqual(['module'])
    expect(difference.removedNodes.map((item) => item.code)).toEqual(['sand'])
    expect(difference.changedNodes).toEqual([
      { code: 'glass', name: 'glass', changes: [{ field: 'tier', before: 'key', after: 'core' }] },
    ])
    expect(difference.addedEdges.map((item) => `${item.from}>${item.to}`)).toEqual(['glass>module'])
    expect(difference.removedEdges.map((item) => `${item.from}>${item.to}`)).toEqual(['sand>glass'])
    expect(difference.changedEdges).toEqual([])
  })

  it('an edge of another kind between the same nodes is another edge, a new strength is a change', () => {
    const nodes = [node('sand'), node('glass')]
    const earlier = template('1.0', nodes, [edge('sand', 'glass')])
    const later = template('1.1', nodes, [
      edge('sand', 'glass', { strength: 5 }),
      edge('sand', 'glass', { kind: 'auxiliaryMaterial' }),
    ])
    const difference = compareTemplates(earlier, later)
    expect(difference.addedEdges).toHaveLength(1)
    expect(difference.changedEdges).toEqual([
      {
        from: 'sand',
        to: 'glass',
        kind: 'rawMaterial',
        changes: [{ field: 'strength', before: 3, after: 5 }],
      },
    ])
  })

  it('a version has no difference from itself', () => {
    const same = template('1.0', [node('sand'), node('glass')], [edge('sand', 'glass')])
    const difference = compareTemplates(same, same)
    expect(
      [
        difference.addedNodes,
        difference.removedNodes,
        difference.changedNodes,
        difference.addedEdges,
        difference.removedEdges,
        difference.changedEdges,
      ].flat(),
    ).toEqual([])
  })

  it('a node without an edge is named unless it supports', () => {
    const draft = template('1.1', [node('sand'), node('testing', { segment: 'supporting' })], [])
    expect(isolatedNodes(draft)).toEqual(['sand'])
  })
})
