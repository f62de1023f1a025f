/** Why a person cannot be suggested for a need; null when nothing speaks against it. */
export function whyNotSuggested(
  need: { state: string; headcount: number; seatsTaken: number; enterpriseId: string },
  person: {
    state: string
    hasConsent: boolean
    most: number
    engaged: number
    /** Where the person works, if that is in the register. */
    enterpriseId: string | null
  },
  isOpen: boolean,
):
  | 'needClosed'
  | 'noSeat'
  | 'sameEmployer'
  | 'personPaused'
  | 'noConsent'
  | 'personFull'
  | 'openAlready'
  | null {
  if (need.state !== 'open') return 'needClosed'
  if (need.seatsTaken >= need.headcount) return 'noSeat'
  if (person.state !== 'active') return 'personPaused'
  if (!person.hasConsent) return 'noConsent'
  if (person.enterpriseId === need.enterpriseId) return 'sameEmployer'
  if (isOpen) return 'openAlready'
  return person.engaged >= person.most ? 'personFull' : null
}
