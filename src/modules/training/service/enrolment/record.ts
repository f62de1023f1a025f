import type { Change } from '#platform/audit/audit.ts'
import type { StoredNomination } from '../../queries/enrolment/nomination.ts'
import { classRef, eligibilityRef, nominationRef } from '../../refs.ts'

type Named = Pick<StoredNomination, 'id' | 'classId' | 'state'>

/** A change of a nomination as the person may know it: where it stands. */
export const nominationChange = (
  action: string,
  one: Named,
  after: Record<string, unknown>,
  reason: string | null = null,
): Change => ({
  action,
  object: nominationRef(one.id),
  before: action === 'training.nomination.enter' ? null : { state: one.state },
  after,
  reason,
  links: [{ from: nominationRef(one.id), relation: 'nominatedFor', to: classRef(one.classId) }],
})

/** What the organiser decided and why, for organiser and nominating unit. */
export const decisionChange = (
  action: string,
  one: Named,
  after: Record<string, unknown>,
  reason: string | null,
): Change => ({
  action,
  object: eligibilityRef(one.id),
  before: null,
  after,
  reason,
  links: [{ from: eligibilityRef(one.id), relation: 'eligibilityOf', to: nominationRef(one.id) }],
})
