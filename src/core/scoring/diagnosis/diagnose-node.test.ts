import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCounterfactuals, withChange } from './counterfactuals.ts'
import { diagnoseNode } from './diagnose-node.ts'
import { readEvidence, valueRanges } from './evidence.ts'
import { judge } from './rules.ts'
import { diagnosisDefaults, diagnosisSettings } from './settings.ts'
import {
  type EvidenceRow,
  type Indicator,
  indicatorUnits,
  type NodeEvidence,
  type SourceKind,
  type SubScoreKey,
} from './types.ts'

const today = '2026-06-30'

const row = (
  indicator: Indicator,
  value: number,
  asOf = today,
  sourceKind: SourceKind = 'statistics',
  id = `${indicator}@${asOf}`,
): EvidenceRow => ({ id, indicator, value, unit: indicatorUnits[indicator], asOf, sourceKind })

const evidence = (rows: readonly EvidenceRow[] = [], counts: Partial<NodeEvidence> = {}): NodeEvidence => ({
  firms: 3,
  aboveScaleFirms: 2,
  leadingFirms: 1,
  topFirmShare: null,
  registerAsOf: today,
  rows,
  ...counts,
})
const nobody = { firms: 0, aboveScaleFirms: 0, leadingFirms: 0 }
const diagnose = (given: NodeEvidence, settings = diagnosisDefaults) => diagnoseNode(given, settings, today)
const verdictOf = (given: NodeEvidence, settings = diagnosisDefaults) => diagnose(given, settings).verdict

describe('SYS4 rules of the verdict', () => {
  test('no local firm and no project is a break, unknown projects being no projects', () => {
    expect(diagnose(evidence([], nobody))).toMatchObject({
      verdict: 'break',
      ruleFired: 'break.noFirmNoProject',
    })
    expect(verdictOf(evidence([row('pipelineProjects', 0)], nobody))).toBe('break')
  })

  test('one project turns a break into weak, one firm ends it', () => {
    expect(diagnose(evidence([row('pipelineProjects', 1)], nobody))).toMatchObject({
      verdict: 'weak',
      ruleFired: 'weak.onlyProjects',
    })
    expect(verdictOf(evidence([], { ...nobody, firms: 1 }))).toBe('sound')
  })

  test('a local supply rate below 30 is weak, 30 itself is not', () => {
    expect(diagnose(evidence([row('localSupplyRate', 29.9)])).ruleFired).toBe('weak.localSupplyRate')
    expect(verdictOf(evidence([row('localSupplyRate', 30)]))).toBe('sound')
  })

  test('two open blocks or one overdue are a block, one open is not', () => {
    expect(verdictOf(evidence([row('openBlocks', 1)]))).toBe('sound')
    expect(diagnose(evidence([row('openBlocks', 2)])).ruleFired).toBe('block.openBlocks')
    expect(diagnose(evidence([row('overdueBlocks', 1)])).ruleFired).toBe('block.overdue')
  })

  test('a core-technology mark of 3 is a choke, 2 is not', () => {
    expect(verdictOf(evidence([row('techDependence', 2)]))).toBe('sound')
    expect(diagnose(evidence([row('techDependence', 3)])).ruleFired).toBe('choke.techDependence')
  })

  test('without any rule a score below 30 is weak, and the rule can be switched off', () => {
    // coverage 40 × 25, tech mark 2 → 33.3 × 15, single source 0 × 10, no pipeline 0 × 10, share 0.1 of 5 → 2 × 15:
    // (1000 + 499.5 + 0 + 0 + 30) ÷ 75 = 20.4
    const poor = evidence(
      [
        row('techDependence', 2),
        row('singleSource', 1),
        row('pipelineProjects', 0),
        row('nationalShare', 0.1),
      ],
      { aboveScaleFirms: 0, leadingFirms: 0 },
    )
    expect(diagnose(poor)).toMatchObject({ score: 20.4, verdict: 'weak', ruleFired: 'weak.lowScore' })
    expect(verdictOf(poor, diagnosisSettings({ thresholds: { weakScoreBelow: 0 } }))).toBe('sound')
    expect(verdictOf(poor, diagnosisSettings({ thresholds: { weakScoreBelow: 20.4 } }))).toBe('sound')
  })

  test('break goes before block, block before choke, choke before weak, and all that match are listed', () => {
    const all = [row('overdueBlocks', 1), row('techDependence', 3), row('localSupplyRate', 1)]
    expect(diagnose(evidence(all, nobody)).rulesMatched).toEqual([
      'break.noFirmNoProject',
      'block.overdue',
      'choke.techDependence',
    ])
    expect(diagnose(evidence(all)).rulesMatched).toEqual([
      'block.overdue',
      'choke.techDependence',
      'weak.localSupplyRate',
    ])
    const other = diagnosisSettings({ precedence: ['weak', 'choke', 'block', 'break'] })
    expect(verdictOf(evidence(all), other)).toBe('weak')
  })

  test('thresholds belong to the chain', () => {
    const strict = diagnosisSettings({
      thresholds: { weakSupplyRateBelow: 60, blockOpenAtLeast: 1, chokeMarkAtLeast: 2 },
    })
    expect(verdictOf(evidence([row('localSupplyRate', 59.9)]), strict)).toBe('weak')
    expect(verdictOf(evidence([row('openBlocks', 1)]), strict)).toBe('block')
    expect(verdictOf(evidence([row('techDependence', 2)]), strict)).toBe('choke')
  })
})

describe('SYS4 sub-scores', () => {
  const scoreOf = (key: SubScoreKey, given: NodeEvidence) =>
    diagnose(given).subScores.find((part) => part.key === key)!.score

  test('coverage is 40 for a firm, 30 more above scale, 30 more for a leader', () => {
    expect(scoreOf('coverage', evidence([], nobody))).toBe(0)
    expect(scoreOf('coverage', evidence([], { aboveScaleFirms: 0, leadingFirms: 0 }))).toBe(40)
    expect(scoreOf('coverage', evidence([], { leadingFirms: 0 }))).toBe(70)
    expect(scoreOf('coverage', evidence([], { aboveScaleFirms: 0 }))).toBe(70)
    expect(scoreOf('coverage', evidence())).toBe(100)
  })

  test('scale reads the national share first, then the output value', () => {
    expect(scoreOf('scale', evidence([row('nationalShare', 2)]))).toBe(40) // 100 × 2 ÷ 5
    expect(scoreOf('scale', evidence([row('outputValue', 2_500_000_000)]))).toBe(25) // 100 × 2.5 ÷ 10 billion
    expect(scoreOf('scale', evidence([row('nationalShare', 9), row('outputValue', 0)]))).toBe(100)
  })

  test('pipeline, technology and risk follow their formulas', () => {
    expect(scoreOf('pipeline', evidence([row('pipelineProjects', 1)]))).toBe(33.3) // 100 × 1 ÷ 3
    expect(scoreOf('techDependence', evidence([row('techDependence', 1)]))).toBe(66.7) // 100 × (1 − 1 ÷ 3)
    expect(scoreOf('risk', evidence([row('singleSource', 1)]))).toBe(0)
    expect(scoreOf('risk', evidence([row('singleSource', 0)], { topFirmShare: 0.9 }))).toBe(20) // 100 × 0.1 ÷ 0.5
    expect(scoreOf('risk', evidence([], { topFirmShare: 0.5 }))).toBe(100)
  })

  test('missing parts are null, name no rows and give their weight to the others', () => {
    const { score, subScores } = diagnose(evidence([row('localSupplyRate', 50)]))
    // 0.5 × 100 + 0.5 × 50 = 75, from weights 25 and 25
    expect(score).toBe(75)
    expect(subScores.map((part) => [part.key, part.score, part.weight])).toEqual([
      ['coverage', 100, 0.5],
      ['localSupplyRate', 50, 0.5],
      ['scale', null, 0],
      ['pipeline', null, 0],
      ['techDependence', null, 0],
      ['risk', null, 0],
    ])
    expect(subScores[0]!.rows).toEqual([
      'register:firms',
      'register:aboveScaleFirms',
      'register:leadingFirms',
    ])
    expect(subScores[1]!.rows).toEqual([`localSupplyRate@${today}`])
  })

  test('without evidence for any part that has a weight there is no score, not a zero', () => {
    const only = { coverage: 0, localSupplyRate: 1, scale: 0, pipeline: 0, techDependence: 0, risk: 0 }
    const result = diagnose(evidence(), diagnosisSettings({ weights: only }))
    expect(result).toMatchObject({ score: null, verdict: 'sound', confidence: 0 })
  })
})

describe('evidence', () => {
  test('the latest row counts, then the better source, then the smaller id; later days are not known yet', () => {
    const rows = [
      row('localSupplyRate', 10, '2026-01-01'),
      row('localSupplyRate', 20, '2026-06-01', 'expert'),
      row('localSupplyRate', 70, '2026-06-01', 'statistics', 'b'),
      row('localSupplyRate', 60, '2026-06-01', 'statistics', 'a'),
      row('localSupplyRate', 1, '2026-07-01'),
    ]
    expect(diagnose(evidence(rows)).subScores[1]).toMatchObject({ score: 60, rows: ['a'] })
  })

  test('age runs from the oldest to the newest row that counts, and old rows are named', () => {
    const rows = [row('localSupplyRate', 50, '2025-06-29'), row('techDependence', 1, '2026-06-20')]
    // 2025-06-29 to 2026-06-30 is 366 days; the register is of today
    expect(diagnose(evidence(rows)).evidenceAgeDays).toEqual({
      oldest: 366,
      newest: 0,
      stale: true,
      staleRows: ['localSupplyRate@2025-06-29'],
    })
  })

  test('confidence is completeness × freshness × source quality', () => {
    // coverage: register of today, quality 0.95; supply rate: 90 + 365 days old, so freshness ½, enterprise 0.75
    const old = row('localSupplyRate', 50, '2025-04-01', 'enterprise')
    const { confidence, confidenceParts } = diagnose(evidence([old]))
    // completeness (25 + 25) ÷ 100; freshness (1 + 0.5) ÷ 2; quality (0.95 + 0.75) ÷ 2; 0.5 × 0.75 × 0.85 = 0.31875
    expect(confidenceParts).toEqual({ completeness: 0.5, freshness: 0.75, sourceQuality: 0.85 })
    expect(confidence).toBe(0.32)
  })

  test('wrong units, values out of range, impossible counts and false days are refused', () => {
    const wrongUnit = { ...row('outputValue', 5), unit: 'percent' as const }
    expect(() => diagnose(evidence([wrongUnit]))).toThrow(/percent, not yuan/)
    expect(() => diagnose(evidence([row('localSupplyRate', 101)]))).toThrow(RangeError)
    expect(() => diagnose(evidence([row('openBlocks', 1.5)]))).toThrow(RangeError)
    expect(() => diagnose(evidence([], { aboveScaleFirms: 4 }))).toThrow(RangeError)
    expect(() => diagnose(evidence([row('openBlocks', 1, '2026-02-30')]))).toThrow(/not a day/)
    expect(() => diagnose(evidence([], { topFirmShare: Number.NaN }))).toThrow(RangeError)
  })

  test('weights below zero or all zero, and a precedence that leaves one out, are refused', () => {
    const none = { coverage: 0, localSupplyRate: 0, scale: 0, pipeline: 0, techDependence: 0, risk: 0 }
    expect(() => diagnosisSettings({ weights: none })).toThrow(/all weights/)
    expect(() => diagnosisSettings({ weights: { risk: -1 } })).toThrow(RangeError)
    expect(() => diagnosisSettings({ precedence: ['break', 'weak', 'block'] })).toThrow(/precedence/)
    expect(() => diagnose(evidence(), { ...diagnosisDefaults, weights: none })).toThrow(RangeError)
  })
})

describe('recommended action', () => {
  const actionOf = (given: NodeEvidence, settings = diagnosisDefaults) => {
    const { recommendedAction, actionReason } = diagnose(given, settings)
    return [recommendedAction, actionReason.key]
  }
  const all = diagnosisSettings({ verbs: ['fill', 'scale', 'strengthen', 'build', 'extend'] })

  test('a break is filled; extended or built only where the settings allow it', () => {
    const end = evidence([], { ...nobody, segment: 'downstream' })
    const lonely = evidence([], { ...nobody, neighbourFirms: 0 })
    expect(actionOf(end)).toEqual(['fill', 'missing'])
    expect(actionOf(lonely)).toEqual(['fill', 'missing'])
    expect(actionOf(end, all)).toEqual(['extend', 'missingAtTheEnd'])
    expect(actionOf(lonely, all)).toEqual(['build', 'nothingToJoin'])
    expect(actionOf(evidence([], { ...nobody, neighbourFirms: 4 }), all)).toEqual(['fill', 'missing'])
  })

  test('a weak link is strengthened without a leader and scaled with one', () => {
    const rows = [row('localSupplyRate', 5)]
    expect(actionOf(evidence(rows, { leadingFirms: 0 }))).toEqual(['strengthen', 'noLeader'])
    expect(actionOf(evidence(rows))).toEqual(['scale', 'leaderButSmall'])
  })

  test('a choke and a block are strengthened, projects are landed, a sound link follows its weakest part', () => {
    expect(actionOf(evidence([row('techDependence', 3)]))).toEqual(['strengthen', 'coreTechnology'])
    expect(actionOf(evidence([row('overdueBlocks', 1)]))).toEqual(['strengthen', 'openBlocks'])
    expect(actionOf(evidence([row('pipelineProjects', 1)], nobody))).toEqual(['fill', 'projectsToLand'])
    expect(diagnose(evidence([row('nationalShare', 1)]))).toMatchObject({
      recommendedAction: 'scale',
      actionReason: { key: 'weakestPart', subScore: 'scale' },
    })
  })
})

const anyRow = fc
  .record({
    indicator: fc.constantFrom(...(Object.keys(indicatorUnits) as Indicator[])),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    day: fc.constantFrom('2024-01-31', '2025-12-31', '2026-06-01', today),
    sourceKind: fc.constantFrom<SourceKind>('statistics', 'enterprise', 'expert'),
    id: fc.uuid(),
  })
  .map(({ indicator, share, day, sourceKind, id }) => {
    const { most, fraction } = valueRanges[indicator]
    const span = indicator === 'outputValue' ? 2e10 : Math.min(most, indicator === 'openBlocks' ? 4 : 6)
    const value =
      fraction === undefined
        ? Math.round(share * Math.min(span, most))
        : Math.round(share * Math.min(most, 2e10) * 10) / 10
    return row(indicator, value, day, sourceKind, id)
  })
const anyEvidence = fc
  .record({
    rows: fc.array(anyRow, { maxLength: 9 }),
    firms: fc.integer({ min: 0, max: 4 }),
    above: fc.nat({ max: 4 }),
    leading: fc.nat({ max: 4 }),
    topFirmShare: fc.option(fc.integer({ min: 0, max: 100 }).map((n) => n / 100)),
  })
  .map(({ rows, firms, above, leading, topFirmShare }) =>
    evidence(rows, {
      firms,
      aboveScaleFirms: Math.min(firms, above),
      leadingFirms: Math.min(firms, leading),
      topFirmShare: firms === 0 ? null : topFirmShare,
    }),
  )

describe('whatever the evidence', () => {
  test('the order of rows changes nothing, and computing again gives the same', () => {
    fc.assert(
      fc.property(anyEvidence, (given) => {
        const once = diagnose(given)
        expect(diagnose({ ...given, rows: [...given.rows].reverse() })).toEqual(once)
        expect(diagnose(given)).toEqual(once)
      }),
    )
  })

  test('the score is the weighted mean of its parts, and stays within 0 and 100', () => {
    fc.assert(
      fc.property(anyEvidence, (given) => {
        const { score, subScores, confidence } = diagnose(given)
        const mean = subScores.reduce((sum, part) => sum + part.weight * (part.score ?? 0), 0)
        expect(Math.abs(score! - mean)).toBeLessThan(0.11)
        expect(score! >= 0 && score! <= 100 && confidence >= 0 && confidence <= 1).toBe(true)
      }),
    )
  })

  test('each counterfactual gives the verdict it names when its value is put into the evidence', () => {
    fc.assert(
      fc.property(anyEvidence, (given) => {
        const before = diagnose(given)
        for (const { change, verdict } of before.counterfactuals) {
          const after = diagnose(changed(given, change.indicator, change.to))
          expect(after.verdict).toBe(verdict)
          expect(verdict).not.toBe(before.verdict)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('no smaller change of a known value gives another verdict', () => {
    fc.assert(
      fc.property(anyEvidence, (given) => {
        const { values } = readEvidence(given, diagnosisDefaults, today)
        const now = judge(values, diagnosisDefaults).verdict
        const found = findCounterfactuals(values, diagnosisDefaults)
        for (const key of [
          'firms',
          'localSupplyRate',
          'techDependence',
          'openBlocks',
          'pipelineProjects',
          'nationalShare',
          'topFirmShare',
        ] as const) {
          const from = values[key]
          if (from === null) continue
          const step = valueRanges[key].fraction ?? 1
          const most = Math.min(valueRanges[key].most, 20 / (step < 0.1 ? 20 : 1) + (step === 0.1 ? 80 : 0))
          const flipping: number[] = []
          for (let index = 0; index * step <= most + 1e-9; index++) {
            const to = Math.round(index * step * 1e6) / 1e6
            const other = withChange(values, key, to)
            if (other !== null && judge(other, diagnosisDefaults).verdict !== now) flipping.push(to)
          }
          for (const side of [-1, 1]) {
            const nearest = flipping
              .filter((to) => Math.sign(to - from) === side)
              .sort((a, b) => Math.abs(a - from) - Math.abs(b - from))[0]
            const given2 = found.find(
              ({ change }) => change.indicator === key && Math.sign(change.to - from) === side,
            )
            expect(given2?.change.to).toBe(nearest)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('more of a good thing never lowers the score, more of a bad one never raises it', () => {
    fc.assert(
      fc.property(anyEvidence, (given) => {
        const base = diagnose(given).score!
        for (const key of ['firms', 'aboveScaleFirms', 'leadingFirms'] as const) {
          const wider = { ...given, firms: given.firms + 1, [key]: given[key] + 1 }
          if (given.firms > 0) expect(diagnose(wider).score!).toBeGreaterThanOrEqual(base)
        }
        const { values } = readEvidence(given, diagnosisDefaults, today)
        const up = (indicator: Indicator) =>
          diagnose(changed(given, indicator, Math.min(valueRanges[indicator].most, values[indicator]! + 1)))
            .score!
        for (const good of ['localSupplyRate', 'nationalShare', 'pipelineProjects'] as const)
          if (values[good] !== null) expect(up(good)).toBeGreaterThanOrEqual(base)
        for (const bad of ['techDependence', 'singleSource'] as const)
          if (values[bad] !== null) expect(up(bad)).toBeLessThanOrEqual(base)
      }),
    )
  })
})

/** Evidence in which one value is replaced by a fresh row or count. */
function changed(given: NodeEvidence, indicator: string, value: number): NodeEvidence {
  switch (indicator) {
    case 'firms':
      return {
        ...given,
        firms: value,
        aboveScaleFirms: Math.min(value, given.aboveScaleFirms),
        leadingFirms: Math.min(value, given.leadingFirms),
      }
    case 'aboveScaleFirms':
    case 'leadingFirms':
    case 'topFirmShare':
      return { ...given, [indicator]: value }
    default:
      return {
        ...given,
        rows: [
          ...given.rows.filter((item) => item.indicator !== indicator),
          row(indicator as Indicator, value),
        ],
      }
  }
}
