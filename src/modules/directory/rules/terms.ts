/** A term by its first and last day; without a last day it lasts. Days as text, `YYYY-MM-DD`. */
export interface Term {
  sinceOn: string
  untilOn: string | null
}

export function termState(term: Term, today: string): 'former' | 'current' | 'upcoming' {
  if (term.sinceOn > today) return 'upcoming'
  return term.untilOn !== null && term.untilOn < today ? 'former' : 'current'
}

/** Whether two terms share a day. */
export function overlap(one: Term, other: Term): boolean {
  const endsBefore = (term: Term, next: Term) => term.untilOn !== null && term.untilOn < next.sinceOn
  return !endsBefore(one, other) && !endsBefore(other, one)
}

/** The day before, `YYYY-MM-DD`. */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}
