import { describe, expect, test } from 'vitest'
import { diagnoseGraph, priorityOf } from './diagnose-graph.ts'
import { diagnosisDefaults, diagnosisSettings } from './settings.ts'
import type { EvidenceRow, NodeEvidence } from './types.ts'

const today = '2026-06-30'
const evidence = (firms: number, rows: readonly EvidenceRow[] = []): NodeEvidence => ({
  firms,
  aboveScaleFirms: firms,
  leadingFirms: 0,
  topFirmShare: null,
  registerAsOf: today,
  rows,
})
const rate = (value: number): EvidenceRow => ({
  id: `rate-${value}`,
  indicator: 'localSupplyRate',
  value,
  unit: 'percent',
  asOf: today,
  sourceKind: 'statistics',
})
const edge = (from: string, to: string) => ({ from, to, strength: 5, group: null })

describe('SYS4 gaps of a chain', () => {
  const nodes = [
    { id: 'cell', evidence: evidence(2, [rate(10)]), localOutput: 50 },
    { id: 'label', evidence: evidence(0), localOutput: 0 },
    { id: 'module', evidence: evidence(5, [rate(80)]), localOutput: 150 },
  ]
  const edges = [edge('cell', 'module')]

  test('a missing trifle does not outrank a weak heart', () => {
    const { gaps, nodes: diagnosed, status } = diagnoseGraph(nodes, edges, diagnosisDefaults, today)
    expect(status).toBe('complete')
    expect(diagnosed.map((node) => node.diagnosis.verdict)).toEqual(['weak', 'break', 'sound'])
    // cell: 150 of 200 stops, criticality 75: 100 × 0.5 × (0.15 + 0.85 × 0.75) = 39.4; label: 100 × 1 × 0.15 = 15
    expect(diagnosed.map((node) => node.priority)).toEqual([39.4, 15, 0])
    expect(gaps).toEqual(['cell', 'label'])
  })

  test('priority grows with severity and with criticality', () => {
    const at = (verdict: 'break' | 'weak', criticality: number) => priorityOf({ verdict }, { criticality })
    expect(at('break', 50)).toBeGreaterThan(at('weak', 50))
    expect(at('weak', 60)).toBeGreaterThan(at('weak', 50))
    expect(at('break', 100)).toBe(100)
  })

  test('equal priorities go by score, then by id', () => {
    const twins = ['b', 'a'].map((id) => ({ id, evidence: evidence(0), localOutput: 0 }))
    const worse = { id: 'z', evidence: evidence(1, [rate(2)]), localOutput: 0 }
    const better = { id: 'y', evidence: evidence(1, [rate(20)]), localOutput: 0 }
    expect(diagnoseGraph([...twins, better, worse], [], diagnosisDefaults, today).gaps).toEqual([
      'a',
      'b',
      'z',
      'y',
    ])
  })

  test('nodes may bring the settings of their chain, and firms next door come from the edges', () => {
    const building = diagnosisSettings({ verbs: ['fill', 'scale', 'strengthen', 'build'] })
    const missing = { id: 'new', evidence: evidence(0), localOutput: 0, settings: building }
    const alone = diagnoseGraph([...nodes, missing], edges, diagnosisDefaults, today)
    expect(alone.nodes.find((node) => node.id === 'new')!.diagnosis.recommendedAction).toBe('build')
    const joined = diagnoseGraph(
      [...nodes, missing],
      [...edges, edge('module', 'new')],
      diagnosisDefaults,
      today,
    )
    expect(joined.nodes.find((node) => node.id === 'new')!.diagnosis.recommendedAction).toBe('fill')
  })

  test('counterfactuals are computed when asked for', () => {
    const without = diagnoseGraph(nodes, edges, diagnosisDefaults, today)
    const withThem = diagnoseGraph(nodes, edges, diagnosisDefaults, today, { counterfactuals: true })
    expect(without.nodes[0]!.diagnosis.counterfactuals).toEqual([])
    expect(withThem.nodes[0]!.diagnosis.counterfactuals).toContainEqual({
      change: { indicator: 'localSupplyRate', from: 10, to: 30 },
      verdict: 'sound',
    })
  })

  test('the order of the input changes nothing', () => {
    const once = diagnoseGraph(nodes, edges, diagnosisDefaults, today)
    expect(diagnoseGraph([...nodes].reverse(), edges, diagnosisDefaults, today)).toEqual(once)
  })
})
