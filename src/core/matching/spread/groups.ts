/**
 * Problem: quotas on sets of needs (an enterprise, a county) or of people (a school). Where any two sets are apart or
 * one inside the other they form a tree, and the assignment stays a flow; sets that cross do not.
 * Method: sets from large to small; all members of a set must lie in the same smallest set so far.
 * Cost: O(members + sets · log sets).
 */
export interface Group {
  /** What it is called in prices and collisions. */
  readonly name: string
  /** Needs, or people, by index, each once. */
  readonly members: readonly number[] | Int32Array
  /** Least number of matches of its members together; 0 when left out. */
  readonly least?: number
  /** Greatest number; no limit when left out. */
  readonly most?: number
}

/** A tree of groups: parents of groups and of members, -1 at the top. */
export interface GroupTree {
  readonly parentOfGroup: Int32Array
  readonly parentOfMember: Int32Array
}

/** Two groups of which neither is inside the other, though they share members. */
export interface Crossing {
  readonly first: number
  readonly second: number
}

/**
 * Checks groups over members 0 .. count − 1.
 * @throws RangeError naming the group on a member that is not there or occurs twice, or bounds that are no whole numbers
 * from 0 or that cross
 */
export function checkGroups(groups: readonly Group[], count: number): void {
  const seen = new Int32Array(count).fill(-1)
  for (const [at, { name, members, least = 0, most }] of groups.entries()) {
    if (!isCount(least) || (most !== undefined && (!isCount(most) || most < least))) {
      throw new RangeError(`group ${name}: from ${least} to ${most ?? 'any'} is no quota`)
    }
    for (const member of members) {
      if (!Number.isInteger(member) || member < 0 || member >= count || seen[member] === at) {
        throw new RangeError(`group ${name}: member ${member} is not there or occurs twice`)
      }
      seen[member] = at
    }
  }
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < 2 ** 31

/** The tree of groups that lie inside or apart, or two that cross. */
export function groupTree(groups: readonly Group[], count: number): GroupTree | Crossing {
  const parentOfGroup = new Int32Array(groups.length).fill(-1)
  const parentOfMember = new Int32Array(count).fill(-1)
  const order = [...groups.keys()].sort(
    (a, b) => groups[b]!.members.length - groups[a]!.members.length || a - b,
  )
  for (const group of order) {
    const { members } = groups[group]!
    const first = members[0]
    if (first === undefined) continue
    const parent = parentOfMember[first]!
    for (const member of members) {
      const other = parentOfMember[member]!
      if (other === parent) continue
      // The smaller of the two, or the one that is there, holds some members and not the others.
      const crossed =
        other === -1 || (parent !== -1 && size(groups, parent) < size(groups, other)) ? parent : other
      return { first: Math.min(crossed, group), second: Math.max(crossed, group) }
    }
    parentOfGroup[group] = parent
    for (const member of members) parentOfMember[member] = group
  }
  return { parentOfGroup, parentOfMember }
}

const size = (groups: readonly Group[], group: number): number => groups[group]!.members.length

/** Whether the groups of one side form a tree. */
export const isTree = (found: GroupTree | Crossing): found is GroupTree => 'parentOfGroup' in found
