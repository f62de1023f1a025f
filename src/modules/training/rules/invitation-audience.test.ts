import { expect, it } from 'vitest'
import { tellAudience } from './invitation-audience.ts'

it('kinds of fewer than three people are told together', () => {
  expect(
    tellAudience([
      { kind: 'bureau', people: 12 },
      { kind: 'enterprise', people: 2 },
      { kind: 'zoneCommittee', people: 1 },
    ]),
  ).toEqual([
    { kind: 'bureau', people: 12 },
    { kind: 'others', people: 3 },
  ])
})

it('and not at all where together they stay fewer', () => {
  expect(tellAudience([{ kind: 'enterprise', people: 2 }])).toEqual([])
})
