import { expect, it } from 'vitest'
import { z } from 'zod'
import { describeList } from '#platform/list/description.ts'
import { parseSearch, stringifySearch } from '../search-params.ts'
import { filterOfSearch, listParams, windowOf } from './list-search.ts'

const column = { title: { zh: '列', en: 'Column' }, kind: 'text', usual: true, value: () => null } as const
const list = describeList<object>()({
  object: 'test.row',
  title: { zh: '表', en: 'Rows' },
  sorts: ['a'],
  columns: { a: column, b: column, c: column },
})
const search = z.object({ ...listParams(list) })

it('an address keeps the columns in their order, the sort and the size', () => {
  const state = { sort: '-a', columns: ['c', 'a'], size: 50, page: 3 } as const
  const text = stringifySearch(state)
  expect(text).toBe('?sort=-a&columns=c,a&size=50&page=3')
  expect(search.parse(parseSearch(text))).toEqual(state)
})

it('what the list does not know is dropped, and the page opens all the same', () => {
  expect(search.parse({ sort: 'b', columns: 'x,b,b', size: '7', page: '0' })).toEqual({ columns: ['b'] })
})

it('the filter is what is no part of every list', () => {
  expect(filterOfSearch({ sort: 'a', page: 2, query: '玻璃' })).toEqual({ query: '玻璃' })
  expect(windowOf({ sort: 'a', page: 2 }, 20)).toEqual({ sort: 'a', page: 2, pageSize: 20 })
})
