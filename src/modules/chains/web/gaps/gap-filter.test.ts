import { expect, test } from 'vitest'
import { parseSearch, stringifySearch } from '#web/ui/search-params.ts'
import { gapFilter } from '../../contract/gap.ts'
import { gapSearch } from '../search.ts'
import { gapFilterOf, nodeKey, parseNodeKey } from './gap-filter.ts'

test('a filter in the address is the filter that the contract takes, without the selected node', () => {
  const search = gapSearch.parse(
    parseSearch(
      '?chain=pv,semiconductor&verdict=choke,break&segment=upstream&stale=true&node=pv.float-glass',
    ),
  )
  const filter = gapFilterOf(search)
  expect(filter).toEqual({
    chain: ['pv', 'semiconductor'],
    verdict: ['break', 'choke'],
    segment: ['upstream'],
    stale: true,
  })
  expect(gapFilter.parse(filter)).toEqual(filter)
})

test('the address of a filter gives the same filter back', () => {
  const search = gapSearch.parse({
    verdict: ['weak'],
    tier: ['core', 'key'],
    query: '玻璃',
    action: ['fill'],
  })
  expect(gapSearch.parse(parseSearch(stringifySearch(search)))).toEqual(search)
})

test('a selected node is chain and node in one value, anything else selects nothing', () => {
  expect(parseNodeKey(nodeKey('new-chemical', 'float-glass'))).toEqual({
    chainCode: 'new-chemical',
    nodeCode: 'float-glass',
  })
  expect(parseNodeKey('pv')).toBeNull()
  expect(parseNodeKey('pv.a.b')).toBeNull()
  expect(parseNodeKey(undefined)).toBeNull()
})
