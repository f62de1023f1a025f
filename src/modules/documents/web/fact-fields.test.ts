import { describe, expect, it } from 'vitest'
import { factTypes } from '../contract.ts'
import { correctedArgs, correctionSchema, factFields, formArgs } from './fact-fields.ts'

describe('corrections', () => {
  it('show money in 亿元 and send yuan in the kind that was read: 1,362 亿元 × 10^8', () => {
    const read = {
      industry: '光伏',
      amountYuan: 1e11,
      status: 'expected',
      year: 2023,
      yearBasis: 'published',
    }
    const form = formArgs('outputMilestone', read)
    expect(form).toEqual({ industry: '光伏', amountYuan: 1000, status: 'expected', year: 2023 })
    expect(correctedArgs('outputMilestone', { ...form, amountYuan: 1362 }, read)).toEqual({
      industry: '光伏',
      amountYuan: 136_200_000_000,
      status: 'expected',
      year: 2023,
    })
    const asText = correctedArgs(
      'outputMilestone',
      { ...form, amountYuan: 1362 },
      { ...read, amountYuan: '1' },
    )
    expect(asText.amountYuan).toBe('136200000000')
  })

  it('take the basis from a date that a person changed, and leave it to one that was not', () => {
    const read = { term: 1, chain: '光伏', on: '2023-03-24', onBasis: 'published' }
    expect(
      correctedArgs('classOpened', { ...formArgs('classOpened', read), on: '2023-03-25' }, read),
    ).toEqual({
      term: 1,
      chain: '光伏',
      on: '2023-03-25',
      onBasis: null,
    })
    expect(
      correctedArgs('classOpened', { ...formArgs('classOpened', read), term: 2 }, read),
    ).not.toHaveProperty('onBasis')
  })

  it('never send an argument that the fact does not have', () => {
    expect(
      correctedArgs('mechanism', { name: '甲', parts: [], first: true, scope: 'city' }, { name: '乙' }),
    ).toEqual({
      name: '甲',
    })
  })

  it('need a reason and sensible values', () => {
    const schema = correctionSchema('rankStreak')
    const args = { track: 'economy', quarters: 5, place: 1, among: null, asOf: '2023Q1' }
    expect(schema.safeParse({ args, reason: '以通报为准' }).success).toBe(true)
    expect(schema.safeParse({ args, reason: '' }).success).toBe(false)
    expect(schema.safeParse({ args: { ...args, asOf: '2023Q5' }, reason: '以通报为准' }).success).toBe(false)
    expect(schema.safeParse({ args: { ...args, quarters: 0 }, reason: '以通报为准' }).success).toBe(false)
  })

  it.each(factTypes)('%s has a form whose names are each used once', (type) => {
    const names = factFields[type].map((field) => field.name)
    expect(names.length).toBeGreaterThan(0)
    expect(new Set(names).size).toBe(names.length)
  })
})
