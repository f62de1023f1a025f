import { expect, test } from 'vitest'
import { lightPath } from './light-path.ts'

const edge = (from: string, to: string, feedback = false) => ({ from, to, feedback })
const sorted = <T extends string | number>(set: ReadonlySet<T>): T[] =>
  [...set].sort((a, b) => (a < b ? -1 : 1))

test('the path reaches all suppliers of suppliers and all users of users, but no siblings', () => {
  // sand → glass → module → plant, and frame → module; frame is not on a path through glass
  const edges = [
    edge('sand', 'glass'),
    edge('glass', 'module'),
    edge('module', 'plant'),
    edge('frame', 'module'),
  ]
  const lit = lightPath(edges, 'glass')
  expect(sorted(lit.nodes)).toEqual(['glass', 'module', 'plant', 'sand'])
  expect(sorted(lit.edges)).toEqual([0, 1, 2])
})

test('a feedback edge is not walked along, so recycling does not light the whole drawing', () => {
  const edges = [edge('a', 'b'), edge('b', 'c'), edge('c', 'a', true)]
  expect(sorted(lightPath(edges, 'c').nodes)).toEqual(['a', 'b', 'c'])
  expect(sorted(lightPath(edges, 'c').edges)).toEqual([0, 1])
  expect(sorted(lightPath(edges, 'a').edges)).toEqual([0, 1])
})

test('a node without edges lights only itself, and a cycle ends', () => {
  expect(sorted(lightPath([edge('a', 'b')], 'x').nodes)).toEqual(['x'])
  expect(sorted(lightPath([edge('a', 'b'), edge('b', 'a')], 'a').nodes)).toEqual(['a', 'b'])
})
