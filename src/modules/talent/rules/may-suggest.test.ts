import { expect, it } from 'vitest'
import { whyNotSuggested } from './may-suggest.ts'

const need = { state: 'open', headcount: 2, seatsTaken: 1, enterpriseId: 'firm' }
const person = { state: 'active', hasConsent: true, most: 1, engaged: 0, enterpriseId: null }

it('a person with a consent that holds is suggested for an open need with a seat left', () => {
  expect(whyNotSuggested(need, person, false)).toBeNull()
})

it.each([
  ['needClosed', { ...need, state: 'paused' }, person, false],
  // 2 of 2 seats
  ['noSeat', { ...need, seatsTaken: 2 }, person, false],
  ['personPaused', need, { ...person, state: 'erased' }, false],
  ['noConsent', need, { ...person, hasConsent: false }, false],
  // Works there already.
  ['sameEmployer', need, { ...person, enterpriseId: 'firm' }, false],
  // 1 of at most 1
  ['personFull', need, { ...person, engaged: 1 }, false],
  ['openAlready', need, person, true],
] as const)('otherwise it is told why not: %s', (why, asked, who, isOpen) => {
  expect(whyNotSuggested(asked, who, isOpen)).toBe(why)
})
