import type { CandidateNeed, CandidatePerson } from '../input.ts'
import type { Worth } from './worth.ts'

export interface SalaryEvidence {
  readonly relation: 'unknown' | 'whole' | 'partly' | 'below'
  /** Highest that is offered, lowest and highest that is wished; yuan a month, null where not known. */
  readonly offeredTo: number | null
  readonly wishedFrom: number | null
  readonly wishedTo: number | null
}

/** How far below the lowest wish an offer still counts for something: a fifth. */
const reach = 0.2

/**
 * How much of the wish the highest offer reaches: all of it brings 1000, the lowest wish 500, a fifth less than that
 * nothing, in straight lines between. Not known on one side: 500.
 */
export function salaryWorth(need: CandidateNeed, person: CandidatePerson): Worth<SalaryEvidence> {
  const offeredTo = need.salary?.to ?? null
  const wishedFrom = person.salary?.from ?? null
  const wishedTo = person.salary?.to ?? null
  const as = (relation: SalaryEvidence['relation'], worth: number): Worth<SalaryEvidence> => ({
    worth: Math.floor(worth),
    evidence: { relation, offeredTo, wishedFrom, wishedTo },
  })
  if (offeredTo === null || wishedFrom === null || wishedTo === null) return as('unknown', 500)
  if (offeredTo >= wishedTo) return as('whole', 1000)
  if (offeredTo >= wishedFrom)
    return as('partly', 500 + (500 * (offeredTo - wishedFrom)) / (wishedTo - wishedFrom))
  return as('below', Math.max(0, 500 - (500 * (wishedFrom - offeredTo)) / (reach * wishedFrom)))
}
