import { expect, it } from 'vitest'
import { nextOpenFact, stepFact } from './fact-order.ts'

const facts = [
  { id: 'a', state: 'suggested' },
  { id: 'b', state: 'confirmed' },
  { id: 'c', state: 'suggested' },
] as const

it('j and k step through the list and stay at its ends', () => {
  expect(stepFact(facts, null, 1)).toBe('a')
  expect(stepFact(facts, null, -1)).toBe('c')
  expect(stepFact(facts, 'a', 1)).toBe('b')
  expect(stepFact(facts, 'c', 1)).toBe('c')
  expect(stepFact(facts, 'a', -1)).toBe('a')
  expect(stepFact([], null, 1)).toBeNull()
})

it('after a decision the next undecided fact is chosen, round the end of the list', () => {
  expect(nextOpenFact(facts, 'a')).toBe('c')
  expect(nextOpenFact(facts, 'c')).toBe('a')
  expect(nextOpenFact([{ id: 'a', state: 'suggested' }], 'a')).toBeNull()
})
