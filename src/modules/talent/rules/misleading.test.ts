import { describe, expect, it } from 'vitest'
import type { RefusalCode } from '../contract/engagement-terms.ts'
import { type EndedPair, misleadingParts } from './misleading.ts'

const pair = (worth: number, refusal: RefusalCode | null): EndedPair => ({
  isOnboard: refusal === null,
  refusal,
  parts: [{ part: 'salary', share: 50, worth }],
})
const refused = (...worths: number[]) => worths.map((worth) => pair(worth, 'salary'))
const onboard = (...worths: number[]) => worths.map((worth) => pair(worth, null))
const finding = (pairs: EndedPair[]) => misleadingParts(pairs).findings[0]

describe('rules and weights that mislead', () => {
  it('pairs refused over pay whose pay was worth 0.82 on average were not seen by the rule', () => {
    // (800 + 800 + 800 + 850 + 850) / 5 = 820; on board (900 × 5) / 5 = 900
    expect(finding([...refused(800, 800, 800, 850, 850), ...onboard(900, 900, 900, 900, 900)])).toEqual({
      reason: 'salary',
      part: 'salary',
      refused: 5,
      measured: 5,
      onboard: 5,
      refusedMean: 0.82,
      onboardMean: 0.9,
      verdict: 'overlooked',
      // Pay alone was known and weighed 5 %: 820 and 900 of it are 4.1 and 4.5 out of 100.
      hint: { kind: 'enough', share: 5, towards: null, refusedScore: 4.1, onboardScore: 4.5 },
    })
  })

  it('refused pairs worth more than those on board say that the part stands upside down', () => {
    // 900 > 600
    expect(finding([...refused(900, 900, 900, 900, 900), ...onboard(600, 600, 600, 600, 600)])).toMatchObject(
      {
        refusedMean: 0.9,
        onboardMean: 0.6,
        verdict: 'inverse',
      },
    )
  })

  it('refused pairs worth clearly less were seen: the weight was too low to keep them away', () => {
    // 0.9 − 0.3 = 0.6 and at least 0.1
    expect(finding([...refused(300, 300, 300, 300, 300), ...onboard(900, 900, 900, 900, 900)])).toMatchObject(
      {
        verdict: 'seen',
      },
    )
  })

  it('below five pairs nothing is said, and no mean is shown', () => {
    expect(finding([...refused(900, 900, 900, 900), ...onboard(900)])).toMatchObject({
      refused: 4,
      refusedMean: null,
      onboardMean: null,
      verdict: 'tooFew',
    })
  })

  it('pairs made by hand and parts of no weight count as refusals and measure nothing', () => {
    const byHand: EndedPair = { isOnboard: false, refusal: 'salary', parts: null }
    const weightless: EndedPair = { ...byHand, parts: [{ part: 'salary', share: 0, worth: 900 }] }
    const report = misleadingParts([...refused(900, 900, 900, 900), byHand, weightless])
    expect(report).toMatchObject({ refused: 6, byHand: 1 })
    expect(report.findings[0]).toMatchObject({ refused: 6, measured: 4, verdict: 'tooFew' })
  })

  it('reasons that no part measures are only counted', () => {
    const report = misleadingParts([pair(500, 'unreachable'), pair(500, 'unreachable'), pair(500, 'other')])
    expect(report.findings).toEqual([])
    expect(report.unmeasured).toEqual([
      { reason: 'unreachable', refused: 2 },
      { reason: 'other', refused: 1 },
    ])
  })

  it('the reason given most often stands first', () => {
    const skills: EndedPair = { isOnboard: false, refusal: 'skills', parts: null }
    const { findings } = misleadingParts([...refused(1), skills, skills])
    expect(findings.map(({ reason }) => reason)).toEqual(['skills', 'salary'])
  })
})
