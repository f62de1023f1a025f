/** The one thing a tree needs to know of its members. */
export interface Placed {
  id: string
  parentId: string | null
}

/** Children by parent, in the order given; the roots stand under null. */
export function childrenByParent<T extends Placed>(members: readonly T[]): Map<string | null, T[]> {
  const children = new Map<string | null, T[]>()
  for (const member of members) {
    const siblings = children.get(member.parentId)
    if (siblings === undefined) children.set(member.parentId, [member])
    else siblings.push(member)
  }
  return children
}

/** The ancestors of a member, root first; empty for a root. @throws RangeError when the members go round in a circle. */
export function pathToRoot<T extends Placed>(members: readonly T[], id: string): T[] {
  const byId = new Map(members.map((member) => [member.id, member]))
  const path: T[] = []
  let parentId = byId.get(id)?.parentId ?? null
  while (parentId !== null) {
    const parent = byId.get(parentId)
    if (parent === undefined) break
    if (path.length > members.length) throw new RangeError(`${id} lies in a circle`)
    path.push(parent)
    parentId = parent.parentId
  }
  return path.reverse()
}

/** The ids of a member and of everything below it. Linear in the members. */
export function subtreeIds(members: readonly Placed[], id: string): Set<string> {
  const children = childrenByParent(members)
  const found = new Set([id])
  for (const above of found) for (const child of children.get(above) ?? []) found.add(child.id)
  return found
}

/** Whether `id` may hang under `parentId`: never under itself or anything below it. */
export function mayHangUnder(members: readonly Placed[], id: string, parentId: string | null): boolean {
  return parentId === null || !subtreeIds(members, id).has(parentId)
}

/** Depth first: each member after its parent and before its next sibling; siblings keep the order given. */
export function depthFirst<T extends Placed>(members: readonly T[]): T[] {
  const children = childrenByParent(members)
  const waiting = [...(children.get(null) ?? [])].reverse()
  const ordered: T[] = []
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    ordered.push(next)
    waiting.push(...[...(children.get(next.id) ?? [])].reverse())
  }
  return ordered
}

/**
 * For every member the sum of a value over it and all below it. Linear in the members.
 * @param ordered depth first, as `depthFirst` gives it.
 */
export function sumsBelow<T extends Placed>(
  ordered: readonly T[],
  value: (member: T) => number,
): Map<string, number> {
  const sums = new Map(ordered.map((member) => [member.id, value(member)]))
  for (const { id, parentId } of [...ordered].reverse()) {
    const above = parentId === null ? undefined : sums.get(parentId)
    if (parentId !== null && above !== undefined) sums.set(parentId, above + (sums.get(id) ?? 0))
  }
  return sums
}
