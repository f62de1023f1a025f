import { expect, it } from 'vitest'
import { filterOf } from './search.ts'

it('days of the filter are whole days in Asia/Shanghai, the last one included', () => {
  expect(filterOf({ actor: '张', from: '2023-06-15', to: '2023-06-15', page: 2 })).toEqual({
    actor: '张',
    from: '2023-06-14T16:00:00.000Z',
    to: '2023-06-15T16:00:00.000Z',
  })
})

it('what is no day is left out', () => {
  expect(filterOf({ from: 'gestern' })).toEqual({ from: undefined, to: undefined })
})
