import { describe, expect, it } from 'vitest'
import type { RatingAnswers, RatingLevel } from '../contract/rating-terms.ts'
import { figuresOf, lastRatingDay, levelOf, ratingPhase, scoreOf, togetherOf } from './rating.ts'

const card = (level: RatingLevel, more: Partial<RatingAnswers['items']> = {}): RatingAnswers => ({
  items: {
    relevance: level,
    theory: level,
    information: level,
    expression: level,
    manner: level,
    ...more,
  },
  qualities: { specialised: level, refined: level, practical: level },
  comment: null,
})
const times = (count: number, one: RatingAnswers) => Array.from({ length: count }, () => one)

describe('SYS14 five items of 20 points', () => {
  it('a level is worth 20, 16, 12 or 6 points, so a card all of one level 100, 80, 60 or 30', () => {
    expect(
      (['verySatisfied', 'satisfied', 'pass', 'dissatisfied'] as const).map((one) => scoreOf(card(one))),
    ).toEqual([100, 80, 60, 30])
    // 20 + 16 + 16 + 16 + 6
    expect(scoreOf(card('satisfied', { relevance: 'verySatisfied', manner: 'dissatisfied' }))).toBe(74)
  })

  it('a mean is of the nearest level: bounds at 90, 70 and 45, the bound itself the better', () => {
    expect([100, 90, 89.9, 70, 69.9, 45, 44.9, 30].map(levelOf)).toEqual([
      'verySatisfied',
      'verySatisfied',
      'satisfied',
      'satisfied',
      'pass',
      'pass',
      'dissatisfied',
      'dissatisfied',
    ])
  })

  it('means of items are of 20, of the whole and of 专精实 of 100', () => {
    // (2 × 100 + 3 × 60) / 5 = 76; items (2 × 20 + 3 × 12) / 5 = 15.2; qualities (2 × 100 + 3 × 60) / 5 = 76
    const figures = figuresOf([...times(2, card('verySatisfied')), ...times(3, card('pass'))])!
    expect(figures).toMatchObject({ ratings: 5, score: 76, level: 'satisfied' })
    expect(figures.items.map(({ points }) => points)).toEqual([15.2, 15.2, 15.2, 15.2, 15.2])
    expect(figures.qualities.map(({ points }) => points)).toEqual([76, 76, 76])
  })
})

describe('minimum sample of ratings', () => {
  it('four ratings are told of nobody, five are', () => {
    expect(figuresOf(times(4, card('pass')))).toBeNull()
    expect(figuresOf(times(5, card('pass')))?.ratings).toBe(5)
  })

  it('together leaves out what is hidden, so that it cannot be worked out as the difference', () => {
    const told = times(6, card('verySatisfied'))
    const hidden = times(4, card('dissatisfied'))
    // Were the four counted, the mean were (6 × 100 + 4 × 30) / 10 = 72.
    expect(togetherOf([told, hidden])).toMatchObject({ ratings: 6, score: 100 })
    expect(togetherOf([hidden, hidden])).toBeNull()
  })
})

describe('when a session is rated', () => {
  const at = { on: '2023-06-01', endsAt: '17:10' }
  const phase = (instant: string, day: string) => ratingPhase(at, { day, instant: new Date(instant) })

  it('from its end in Shanghai to the end of the seventh day after', () => {
    // 17:10 in Shanghai is 09:10 UTC.
    expect(phase('2023-06-01T09:09:59Z', '2023-06-01')).toBe('before')
    expect(phase('2023-06-01T09:10:00Z', '2023-06-01')).toBe('open')
    expect(lastRatingDay(at.on)).toBe('2023-06-08')
    expect(phase('2023-06-08T15:59:59Z', '2023-06-08')).toBe('open')
    expect(phase('2023-06-08T16:00:00Z', '2023-06-09')).toBe('over')
  })
})
