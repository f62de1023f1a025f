import { assert, nat, option, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayBefore, overlap, type Term, termState } from './terms.ts'

const dayOf = (number: number) => new Date(Date.UTC(2023, 0, 1 + number)).toISOString().slice(0, 10)

const terms = record({ since: nat(60), length: option(nat(30), { nil: null }) }).map(
  ({ since, length }): Term => ({
    sinceOn: dayOf(since),
    untilOn: length === null ? null : dayOf(since + length),
  }),
)

describe('terms', () => {
  it('two terms overlap when some day lies in both', () => {
    assert(
      property(terms, terms, (one, other) => {
        // Day 120 lies after every term that ends and in every term that lasts.
        const days = Array.from({ length: 121 }, (_, number) => dayOf(number))
        const lies = (day: string, term: Term) =>
          day >= term.sinceOn && (term.untilOn === null || day <= term.untilOn)
        expect(overlap(one, other)).toBe(days.some((day) => lies(day, one) && lies(day, other)))
      }),
    )
  })

  it('a term lasts through its last day', () => {
    const term = { sinceOn: '2023-03-01', untilOn: '2023-06-15' }
    expect(termState(term, '2023-02-28')).toBe('upcoming')
    expect(termState(term, '2023-03-01')).toBe('current')
    expect(termState(term, '2023-06-15')).toBe('current')
    expect(termState(term, '2023-06-16')).toBe('former')
    expect(termState({ ...term, untilOn: null }, '2033-01-01')).toBe('current')
  })

  it('the day before crosses months and leap years', () => {
    expect(dayBefore('2024-03-01')).toBe('2024-02-29')
    expect(dayBefore('2023-01-01')).toBe('2022-12-31')
  })
})
