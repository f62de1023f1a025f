import type { FairInput, FairResultInput } from './fair-shapes.ts'
import { fairFigures } from './fair-table.ts'

/** What is wrong beyond single fields: where, and the reason as clients translate it. */
export interface FairFault<Field extends string> {
  field: Field
  reason: string
}

/** The last day of a fair; one that says none ends on the day on which it begins. */
export const lastDayOf = ({ fromOn, untilOn }: Pick<FairInput, 'fromOn' | 'untilOn'>): string =>
  untilOn ?? fromOn

/** Whether a fair is planned still though its last day has passed. */
export const isOverdueFair = (
  { state, untilOn }: { state: string; untilOn: string },
  today: string,
): boolean => state === 'planned' && untilOn < today

/** The first thing that is wrong with a fair, null when nothing is. */
export function faultOfFair(fair: FairInput, today: string): FairFault<keyof FairInput> | null {
  if (lastDayOf(fair) < fair.fromOn) return { field: 'untilOn', reason: 'talent.fair.daysReversed' }
  if (fair.kind !== 'online' && fair.place === null)
    return { field: 'place', reason: 'talent.fair.placeMissing' }
  if ((fair.state === 'cancelled') !== (fair.cancelReason !== null))
    return { field: 'cancelReason', reason: 'talent.fair.cancelReason' }
  if (fair.state === 'held' && fair.fromOn > today) return { field: 'state', reason: 'talent.fair.notYet' }
  return null
}

/** The first thing that is wrong with what is reported of a need at a fair. */
export function faultOfResult(
  result: FairResultInput,
  fair: { fromOn: string },
  today: string,
): FairFault<keyof FairResultInput> | null {
  if (fairFigures.every((figure) => result[figure] === null))
    return { field: 'cvs', reason: 'talent.fairResult.empty' }
  if (result.asOfOn < fair.fromOn || result.asOfOn > today)
    return { field: 'asOfOn', reason: 'talent.fairResult.dayOutside' }
  return null
}
