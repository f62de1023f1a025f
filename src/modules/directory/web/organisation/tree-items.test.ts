import { expect, it } from 'vitest'
import type { OrganisationNode } from '../../contract/organisation.ts'
import { matching, treeItems } from './tree-items.ts'

const node = (id: string, parentId: string | null, name: string): OrganisationNode => ({
  id,
  parentId,
  name,
  code: id,
  shortName: null,
  kind: 'bureau',
  deptKind: null,
  regionCode: '341100',
  regionName: '滁州市',
  validTo: null,
  below: 0,
  people: 0,
  peopleBelow: 0,
})
const nodes = [
  node('a', null, '市政府'),
  node('b', 'a', '商务局'),
  node('c', 'b', '外贸科'),
  node('d', 'a', '财政局'),
]

it('a search keeps what matches and the way down to it', () => {
  expect(matching(nodes, ' 外贸 ').map((one) => one.id)).toEqual(['a', 'b', 'c'])
  expect(matching(nodes, '没有')).toEqual([])
  expect(matching(nodes, '')).toBe(nodes)
})

it('nodes nest under their parents; one whose parent is not shown is a root', () => {
  expect(treeItems(nodes)).toMatchObject([{ key: 'a', children: [{ key: 'b' }, { key: 'd' }] }])
  expect(treeItems(nodes.slice(1)).map((item) => item.key)).toEqual(['b', 'd'])
})
