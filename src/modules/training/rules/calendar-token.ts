import { createHash } from 'node:crypto'
import { newPublicCode } from './survey-token.ts'

/** The secret end of an address for calendar programs: 100 random bits. */
export const newCalendarToken = newPublicCode

/** What is kept of it; an address of a questionnaire with the same letters has another hash. */
export const hashOfCalendarToken = (token: string): string =>
  createHash('sha256').update(`training.calendar token ${token}`).digest('hex')
