import type { FairComparison, FairComparisonRow } from '../contract/fair-shapes.ts'
import { type FairFigure, fairFigures } from '../contract/fair-table.ts'
import { completionOf, sumKnown } from '../contract/plan-progress.ts'

/** What is compared of a need at a fair: seats that were announced, and what was counted last. */
export interface ComparedEntry extends Record<FairFigure, number | null> {
  enterpriseId: string
  enterpriseName: string
  chainCode: string
  chainName: string
  nodeCode: string | null
  nodeName: string | null
  seats: number
  /** Day of what was counted last; null where nothing was. */
  asOfOn: string | null
}

/** Seats announced beside what came of them: together, by enterprise and by node, the most seats first. */
export function compareFair(entries: readonly ComparedEntry[]): FairComparison {
  return {
    total: rowOf('all', '', null, entries),
    enterprises: grouped(
      entries,
      (one) => one.enterpriseId,
      (key, [first, ...rest]) => rowOf(key, first!.enterpriseName, null, [first!, ...rest]),
    ),
    nodes: grouped(
      entries,
      (one) => `${one.chainCode} ${one.nodeCode ?? ''}`,
      (key, [first, ...rest]) => rowOf(key, first!.nodeName ?? '', first!.chainName, [first!, ...rest]),
    ),
  }
}

const grouped = (
  entries: readonly ComparedEntry[],
  keyOf: (one: ComparedEntry) => string,
  toRow: (key: string, of: ComparedEntry[]) => FairComparisonRow,
): FairComparisonRow[] =>
  [...Map.groupBy(entries, keyOf)]
    .map(([key, of]) => toRow(key, of))
    .sort((left, right) => right.seats - left.seats || (left.key < right.key ? -1 : 1))

/**
 * Sums over entries. What nobody counted is no 0: a sum is over what is known, and null where nothing is. A share is by the
 * seats of those entries alone of which the figure was counted, so that who has not reported makes no fair look poor.
 */
function rowOf(
  key: string,
  name: string,
  under: string | null,
  entries: readonly ComparedEntry[],
): FairComparisonRow {
  const sums = Object.fromEntries(
    fairFigures.map((figure) => [figure, sumKnown(entries.map((one) => one[figure]))]),
  ) as Record<FairFigure, number | null>
  const shareOf = (figure: FairFigure) => {
    const counted = entries.filter((one) => one[figure] !== null)
    return completionOf({
      target: sumKnown(counted.map(({ seats }) => seats)),
      actual: sums[figure],
    })
  }
  return {
    key,
    name,
    under,
    enterprises: new Set(entries.map(({ enterpriseId }) => enterpriseId)).size,
    entries: entries.length,
    reported: entries.filter(({ asOfOn }) => asOfOn !== null).length,
    seats: entries.reduce((sum, { seats }) => sum + seats, 0),
    ...sums,
    intentionShare: shareOf('intentions'),
    onboardShare: shareOf('onboard'),
  }
}
