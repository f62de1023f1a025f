import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareText, pageOfRows, type RowOrder, rowsInOrder } from './page-of-rows.ts'

interface Row {
  id: string
  value: number | null
}
const order: RowOrder<Row, 'value'> = {
  sorts: { value: (row) => row.value },
  usual: (a, b) => compareText(a.id, b.id),
}
const rows: Row[] = [
  { id: 'b', value: 2 },
  { id: 'a', value: 2 },
  { id: 'd', value: null },
  { id: 'c', value: 10 },
]
const ids = (sorted: Row[]) => sorted.map(({ id }) => id).join('')

describe('computed rows', () => {
  it('are ordered by value, equal ones as usual, those without a value last either way', () => {
    expect(ids(rowsInOrder(rows, order, undefined))).toBe('abcd')
    expect(ids(rowsInOrder(rows, order, 'value'))).toBe('abcd')
    expect(ids(rowsInOrder(rows, order, '-value'))).toBe('cabd')
  })

  it('give every row once over all pages', () => {
    const row = fc.record({ id: fc.string(), value: fc.option(fc.integer({ min: 0, max: 3 })) })
    fc.assert(
      fc.property(
        fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 30 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('value' as const, '-value' as const, undefined),
        (all, pageSize, sort) => {
          const pages = Array.from({ length: Math.ceil(all.length / pageSize) }, (_, at) =>
            pageOfRows(all, order, { page: at + 1, pageSize, sort }),
          )
          expect(pages.every(({ total }) => total === all.length)).toBe(true)
          expect(pages.flatMap(({ items }) => items)).toEqual(rowsInOrder(all, order, sort))
        },
      ),
    )
  })
})
