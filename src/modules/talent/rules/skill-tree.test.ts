import fc from 'fast-check'
import { expect, it } from 'vitest'
import { circleAt } from './skill-tree.ts'

const broader = (edges: readonly (readonly [string, string])[]) => {
  const map = new Map<string, string[]>()
  for (const [skill, parent] of edges) map.set(skill, [...(map.get(skill) ?? []), parent])
  return map
}

it('a skill above itself is a circle, told from the skill upwards', () => {
  expect(circleAt('a', broader([['a', 'a']]))).toEqual(['a', 'a'])
  expect(
    circleAt(
      'a',
      broader([
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
      ]),
    ),
  ).toEqual(['a', 'b', 'c', 'a'])
})

it('two ways to the same broader skill are no circle', () => {
  const diamond = broader([
    ['a', 'b'],
    ['a', 'c'],
    ['b', 'd'],
    ['c', 'd'],
  ])
  expect(circleAt('a', diamond)).toBeNull()
})

it('a circle is found exactly where the skill is reached from itself, and every step of it is one of the edges', () => {
  const node = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  fc.assert(
    fc.property(fc.array(fc.tuple(node, node), { maxLength: 12 }), (edges) => {
      const reached = new Set(edges.filter(([from]) => from === 'a').map(([, to]) => to))
      for (let round = 0; round < 5; round++)
        for (const [from, to] of edges) if (reached.has(from)) reached.add(to)
      const circle = circleAt('a', broader(edges))
      expect(circle !== null).toBe(reached.has('a'))
      circle?.slice(1).forEach((to, at) => {
        expect(edges).toContainEqual([circle[at], to])
      })
    }),
  )
})
