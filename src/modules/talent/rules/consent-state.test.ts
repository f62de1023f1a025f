import { expect, test } from 'vitest'
import { type ConsentTerm, consentStateOn, daysBetween, eraseDay, latestConsent } from './consent-state.ts'

const term = (givenOn: string, untilOn: string, withdrawnAt: string | null = null): ConsentTerm => ({
  givenOn,
  untilOn,
  withdrawnAt,
})

test('a consent holds on its first and on its last day', () => {
  const year = [term('2026-01-10', '2027-01-09')]
  expect(consentStateOn(year, '2026-01-09')).toBe('ended')
  expect(consentStateOn(year, '2026-01-10')).toBe('valid')
  expect(consentStateOn(year, '2027-01-09')).toBe('ending')
  expect(consentStateOn(year, '2027-01-10')).toBe('ended')
})

test('it is ending from thirty days before its last day', () => {
  const year = [term('2026-01-10', '2026-12-31')]
  // 1 December to 31 December are 30 days, 30 November to 31 December 31.
  expect(daysBetween('2026-12-01', '2026-12-31')).toBe(30)
  expect(consentStateOn(year, '2026-12-01')).toBe('ending')
  expect(consentStateOn(year, '2026-11-30')).toBe('valid')
})

test('a renewal counts from the day it is given, and the longest lasting one decides', () => {
  const renewed = [term('2026-01-01', '2026-06-30'), term('2026-06-20', '2027-06-19')]
  expect(latestConsent(renewed)).toBe(renewed[1])
  expect(consentStateOn(renewed, '2026-06-10')).toBe('valid')
  expect(consentStateOn(renewed, '2026-07-01')).toBe('valid')
})

test('a withdrawn consent holds no longer; one that was never given has ended', () => {
  expect(consentStateOn([term('2026-01-01', '2027-01-01', '2026-02-01T00:00:00Z')], '2026-03-01')).toBe(
    'withdrawn',
  )
  expect(consentStateOn([], '2026-03-01')).toBe('ended')
})

test('somebody is erased on the ninety-first day after the last', () => {
  // 90 days after 1 January 2026 is 1 April (30 + 28 + 31 + 1), so 2 April is more than ninety.
  expect(eraseDay('2026-01-01')).toBe('2026-04-02')
})
