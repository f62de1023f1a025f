import { describe, expect, it } from 'vitest'
import type { EngagementPart } from '../contract/engagement-shapes.ts'
import { weightHint } from './weight-hint.ts'

/** A pair with pay at a fifth of the weights and skills at the rest. */
const pair = (salary: number, skills: number, share = 200): EngagementPart[] => [
  { part: 'salary', share, worth: salary },
  { part: 'skills', share: 1000 - share, worth: skills },
]

describe('which weight to look at', () => {
  it('where refused pairs lead by other parts, the weight is told from which on they lead no more', () => {
    // Lead of the others: 900 − 800 = 100. Gap of pay: 900 − 500 = 400. 100 ÷ (100 + 400) = 20 %; pay weighs 10 %.
    // Scores at 10 %: refused 0.9 × 900 + 0.1 × 500 = 860; on board 0.9 × 800 + 0.1 × 900 = 810.
    expect(weightHint([pair(500, 900, 100)], [pair(900, 800, 100)], 'salary')).toEqual({
      kind: 'raise',
      share: 10,
      towards: 20,
      refusedScore: 86,
      onboardScore: 81,
    })
  })

  it('at the weight told both score the same, as it says', () => {
    const hint = weightHint([pair(500, 900, 200)], [pair(900, 800, 200)], 'salary')
    // 0.8 × 900 + 0.2 × 500 = 820 = 0.8 × 800 + 0.2 × 900
    expect(hint).toMatchObject({ kind: 'enough', refusedScore: 82, onboardScore: 82 })
  })

  it('refused pairs that scored less already were not let through by the weight', () => {
    expect(weightHint([pair(500, 700)], [pair(900, 800)], 'salary')).toMatchObject({
      kind: 'enough',
      towards: null,
    })
  })

  it('where refused pairs were worth more in the part, more weight would favour them: the rule is to be looked at', () => {
    expect(weightHint([pair(900, 700)], [pair(600, 800)], 'salary')).toMatchObject({
      kind: 'rule',
      towards: null,
    })
  })

  it('nothing is told of nobody', () => {
    expect(weightHint([], [pair(600, 800)], 'salary')).toBeNull()
  })
})
