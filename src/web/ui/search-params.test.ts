import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  choiceParam,
  choicesParam,
  codesParam,
  countParam,
  eitherParam,
  flagParam,
  parseSearch,
  stringifySearch,
  textParam,
} from './search-params.ts'

const schema = z.object({
  chain: codesParam(),
  verdict: choicesParam(['break', 'choke', 'weak']),
  tab: choiceParam(['map', 'table']),
  stale: flagParam(),
  above: eitherParam(),
  page: countParam(),
  query: textParam(5),
})

describe('filters in the URL', () => {
  test('a filter comes back from its own address', () => {
    const filter = {
      chain: ['pv', 'semi'],
      verdict: ['break' as const, 'weak' as const],
      tab: 'table' as const,
      stale: true as const,
      above: 'no' as const,
      page: 3,
      query: '光伏',
    }
    const address = stringifySearch(filter)
    expect(address).toBe(
      '?chain=pv,semi&verdict=break,weak&tab=table&stale=true&above=no&page=3&query=%E5%85%89%E4%BC%8F',
    )
    expect(schema.parse(parseSearch(address))).toEqual(filter)
  })
  test('a parsed filter can be parsed again', () => {
    const once = schema.parse(parseSearch('?chain=pv,semi&verdict=weak&page=2&stale=true'))
    expect(schema.parse(once)).toEqual(once)
  })
  test('what is unknown or broken is dropped, the rest stays', () => {
    expect(
      schema.parse(
        parseSearch('?verdict=weak,evil,break&tab=nope&page=-1&stale=maybe&chain=PV,<b>,semi&query=abcdefgh'),
      ),
    ).toEqual({ verdict: ['break', 'weak'], chain: ['semi'], query: 'abcde' })
  })
  test('absent and empty values leave no trace in the address', () => {
    expect(stringifySearch({ a: undefined, b: '', c: [], d: false, e: null })).toBe('')
  })
})
