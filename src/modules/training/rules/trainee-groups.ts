/** A group of trainees is of some ten people, so that everybody speaks. */
const usualGroup = 10

/**
 * Deals trainees out to groups, unit by unit in turn, so that groups differ by one person at most and people of one unit
 * meet others: no two of a unit share a group while the unit has no more people than there are groups.
 *
 * @param trainees in the order of their units.
 * @param count of groups; null makes as many as groups of some ten need.
 * @returns group of each trainee from 1, in the order given.
 */
export function traineeGroups(trainees: readonly unknown[], count: number | null): number[] {
  const groups = Math.max(1, Math.min(count ?? Math.ceil(trainees.length / usualGroup), trainees.length))
  return trainees.map((_, index) => 1 + (index % groups))
}
