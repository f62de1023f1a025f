import { describe, expect, it } from 'vitest'
import type { ThreadLink } from '#platform/contract.ts'
import { shanghaiDay, tellThread } from './tell-thread.ts'

const ref = (kind: string, id: string) => ({ kind, id, title: id, href: null })
const link = (from: string, relation: string, to: string, at: string, distance = 1): ThreadLink => {
  const [fromKind = '', fromId = ''] = from.split(':')
  const [toKind = '', toId = ''] = to.split(':')
  return { from: ref(fromKind, fromId), relation, to: ref(toKind, toId), at, actorName: '某甲', distance }
}

describe('tellThread', () => {
  it('tells many facts of one document in one step', () => {
    const at = '2026-05-01T02:00:00Z'
    const [day] = tellThread([
      link('fact:a', 'readFrom', 'document:d', at),
      link('fact:b', 'readFrom', 'document:d', at),
      link('fact:c', 'readFrom', 'document:d', at),
    ])
    expect(day?.steps).toHaveLength(1)
    expect(day?.steps[0]?.from.map((one) => one.id)).toEqual(['a', 'b', 'c'])
    expect(day?.steps[0]?.to.map((one) => one.id)).toEqual(['d'])
  })

  it('tells one fact about many chains in one step, whichever side is the many', () => {
    const at = '2026-05-01T02:00:00Z'
    const [day] = tellThread([
      link('fact:a', 'about', 'chain:pv', at),
      link('fact:a', 'about', 'chain:food', at),
    ])
    expect(day?.steps).toHaveLength(1)
    expect(day?.steps[0]?.to.map((one) => one.id)).toEqual(['pv', 'food'])
  })

  it('keeps relations, people, kinds and days apart, and every link is told', () => {
    const days = tellThread([
      link('fact:a', 'readFrom', 'document:d', '2026-05-01T02:00:00Z'),
      link('document:d', 'broughtBy', 'actor:x', '2026-05-01T02:00:00Z'),
      // 17:00 UTC is 01:00 of the next day in Shanghai
      link('fact:a', 'about', 'chain:pv', '2026-05-01T17:00:00Z', 2),
    ])
    expect(days.map((one) => [one.day, one.steps.map((step) => step.relation)])).toEqual([
      ['2026-05-01', ['readFrom', 'broughtBy']],
      ['2026-05-02', ['about']],
    ])
    expect(days[1]?.steps[0]?.distance).toBe(2)
    expect(days[0]?.actors).toEqual(['某甲'])
  })
})

it('the day of an instant is that of Shanghai: 16:00 UTC is midnight there', () => {
  expect(shanghaiDay('2026-05-01T15:59:59Z')).toBe('2026-05-01')
  expect(shanghaiDay('2026-05-01T16:00:00Z')).toBe('2026-05-02')
})
