import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupEdges } from './group-edges.ts'

const edge = fc.tuple(fc.nat(6), fc.nat(60), fc.nat(99))
const lists = fc.oneof(
  fc.array(edge, { maxLength: 300 }),
  fc.array(edge, { maxLength: 300 }).map((edges) => edges.toSorted((a, b) => a[0] - b[0])),
  fc.array(edge, { maxLength: 300 }).map((edges) => edges.toSorted((a, b) => a[1] - b[1])),
)
const column = (edges: readonly (readonly number[])[], at: number) => Int32Array.from(edges, (e) => e[at]!)

test('rows hold the edges of the list, persons ascending, every column with its edge', () => {
  fc.assert(
    fc.property(lists, (edges) => {
      const places = Int32Array.from(edges.keys())
      const { needStart, person, columns, duplicates } = groupEdges(
        7,
        column(edges, 0),
        column(edges, 1),
        [column(edges, 2), null, places],
        true,
      )
      const expected = edges
        .map((e, at) => [...e, at] as const)
        .toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[3] - b[3])
      expect([...person]).toEqual(expected.map((e) => e[1]))
      expect([...columns[0]!]).toEqual(expected.map((e) => e[2]))
      expect(columns[1]).toBe(null)
      expect([...columns[2]!]).toEqual(expected.map((e) => e[3]))
      expect([...needStart]).toEqual(
        Array.from({ length: 8 }, (_, need) => edges.filter((e) => e[0] < need).length),
      )
      const pairs = edges.map(([need, of]) => `${need} ${of}`)
      const doubles = pairs.flatMap((pair, index) => {
        const earlier = pairs.lastIndexOf(pair, index - 1)
        return index > 0 && earlier >= 0 ? [{ index, earlier }] : []
      })
      expect(duplicates.count).toBe(doubles.length)
      if (doubles.length <= 100) expect(duplicates.first).toEqual(doubles)
    }),
    { numRuns: 300 },
  )
})

test('a list in order is taken over without a copy, if it may be', () => {
  const person = Int32Array.of(1, 4, 2)
  const score = Int32Array.of(7, 8, 9)
  const grouped = groupEdges(2, Int32Array.of(0, 0, 1), person, [score], true)
  expect(grouped.person).toBe(person)
  expect(grouped.columns[0]).toBe(score)
  const kept = groupEdges(2, Int32Array.of(0, 0, 1), person, [score], false)
  expect(kept).toEqual(grouped)
  expect(kept.person).not.toBe(person)
})
