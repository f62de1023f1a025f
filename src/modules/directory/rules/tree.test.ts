import { array, assert, nat, property, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { depthFirst, mayHangUnder, type Placed, pathToRoot, subtreeIds, sumsBelow } from './tree.ts'

const name = (index: number) => `o${index}`

/** Any tree: each member hangs under an earlier one or is a root. */
const trees = array(nat(), { minLength: 1, maxLength: 40 }).map((choices): Placed[] =>
  choices.map((choice, index) => {
    const parent = choice % (index + 1)
    return { id: name(index), parentId: parent === index ? null : name(parent) }
  }),
)
const treesWithTwo = tuple(trees, nat(), nat()).map(([tree, a, b]) => ({
  tree,
  one: tree[a % tree.length]!.id,
  other: tree[b % tree.length]!.id,
}))

/** The slow judge: below means that climbing leads there. */
function liesUnder(tree: readonly Placed[], id: string, top: string): boolean {
  const seen = new Set<string>()
  for (let at: string | null = id; at !== null && !seen.has(at); ) {
    if (at === top) return true
    seen.add(at)
    at = tree.find((member) => member.id === at)?.parentId ?? null
  }
  return false
}

const hasCircle = (tree: readonly Placed[]) =>
  tree.some(({ parentId, id }) => parentId !== null && liesUnder(tree, parentId, id))

describe('the tree of organisations', () => {
  it('a subtree is what one climbs to its top from', () => {
    assert(
      property(treesWithTwo, ({ tree, one }) => {
        const judged = tree.filter((member) => liesUnder(tree, member.id, one)).map((member) => member.id)
        expect([...subtreeIds(tree, one)].sort()).toEqual(judged.sort())
      }),
    )
  })

  it('a move that is allowed never makes a circle, one that is refused always would', () => {
    assert(
      property(treesWithTwo, ({ tree, one, other }) => {
        const moved = tree.map((member) => (member.id === one ? { ...member, parentId: other } : member))
        expect(mayHangUnder(tree, one, other)).toBe(!hasCircle(moved))
      }),
    )
  })

  it('any member may become a root', () => {
    expect(mayHangUnder([{ id: 'a', parentId: null }], 'a', null)).toBe(true)
  })

  it('depth first names everybody once, parents before children, and sums agree with the slow judge', () => {
    assert(
      property(treesWithTwo, ({ tree, one }) => {
        const ordered = depthFirst(tree)
        expect(ordered.map((member) => member.id).sort()).toEqual(tree.map((member) => member.id).sort())
        const place = new Map(ordered.map((member, index) => [member.id, index]))
        for (const { id, parentId } of ordered)
          if (parentId !== null) expect(place.get(parentId)!).toBeLessThan(place.get(id)!)
        const value = (member: Placed) => Number(member.id.slice(1)) + 1
        const judged = tree
          .filter((member) => liesUnder(tree, member.id, one))
          .reduce((sum, member) => sum + value(member), 0)
        expect(sumsBelow(ordered, value).get(one)).toBe(judged)
      }),
    )
  })

  it('the way to the root begins at the root and ends at the parent', () => {
    const tree = [
      { id: 'city', parentId: null },
      { id: 'department', parentId: 'city' },
      { id: 'section', parentId: 'department' },
    ]
    expect(pathToRoot(tree, 'section').map((member) => member.id)).toEqual(['city', 'department'])
    expect(pathToRoot(tree, 'city')).toEqual([])
    expect(() =>
      pathToRoot(
        [
          { id: 'a', parentId: 'b' },
          { id: 'b', parentId: 'a' },
        ],
        'a',
      ),
    ).toThrow(RangeError)
  })
})
