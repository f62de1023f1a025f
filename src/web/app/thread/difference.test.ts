import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceOf } from './difference.ts'

describe('differenceOf', () => {
  it('names changed fields by their path and leaves equal ones out', () => {
    expect(
      differenceOf(
        { state: 'suggested', args: { place: 1, quarters: 5 } },
        { state: 'corrected', args: { place: 1, quarters: 6 } },
      ),
    ).toEqual([
      { path: ['state'], kind: 'changed', before: 'suggested', after: 'corrected' },
      { path: ['args', 'quarters'], kind: 'changed', before: 5, after: 6 },
    ])
  })

  it('says what came to a list and what went', () => {
    expect(differenceOf({ chains: ['光伏', '食品'] }, { chains: ['食品', '汽车'] })).toEqual([
      { path: ['chains'], kind: 'list', added: ['汽车'], removed: ['光伏'] },
    ])
  })

  it('takes order in a list for no change, but not a member that stands twice', () => {
    expect(differenceOf({ chains: ['光伏', '食品'] }, { chains: ['食品', '光伏'] })).toEqual([])
    expect(differenceOf({ chains: ['光伏'] }, { chains: ['光伏', '光伏'] })).toEqual([
      { path: ['chains'], kind: 'list', added: ['光伏'], removed: [] },
    ])
  })

  it('tells a new object by its fields that have a value', () => {
    expect(differenceOf(null, { title: '甲', note: null, tags: [] })).toEqual([
      { path: ['title'], kind: 'added', before: null, after: '甲' },
    ])
  })

  it('tells an object that is gone, and fields that came or went', () => {
    expect(differenceOf({ title: '甲' }, null)).toEqual([
      { path: ['title'], kind: 'removed', before: '甲', after: null },
    ])
    expect(differenceOf({ untilOn: null }, { untilOn: '2026-01-01' })).toEqual([
      { path: ['untilOn'], kind: 'added', before: null, after: '2026-01-01' },
    ])
  })

  it('keeps silent about versions and ids', () => {
    expect(differenceOf({ id: 'a', lockVersion: 1 }, { id: 'b', lockVersion: 2 })).toEqual([])
  })

  it('compares a value with an object as a change, not field by field', () => {
    expect(differenceOf({ a: 1 }, { a: { b: 2 } })).toEqual([
      { path: ['a'], kind: 'changed', before: 1, after: { b: 2 } },
    ])
  })

  it('finds nothing between an object and its copy', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(differenceOf(value, JSON.parse(JSON.stringify(value)))).toEqual([])
      }),
    )
  })
})
