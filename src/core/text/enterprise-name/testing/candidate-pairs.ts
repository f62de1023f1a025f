import { blockingKeys } from '../blocking.ts'
import { bearingsOf, CandidateFinder } from '../candidates.ts'
import type { ReadEnterprise } from '../compare.ts'
import type { Confusables } from '../confusable.ts'

/** The ids of every pair that the finder gives, as `left right` in the order of the records. */
export function candidatePairs(records: readonly ReadEnterprise[], confusables: Confusables): string[] {
  const finder = new CandidateFinder()
  for (const record of records) finder.add(blockingKeys(record, confusables), bearingsOf(record))
  return [...finder.pairs()].flatMap(({ pairs }) =>
    pairs.map(([left, right]) => `${records[left]!.id} ${records[right]!.id}`),
  )
}
