import { expect, test } from 'vitest'
import { loggedPath } from './logged-path.ts'

test.each([
  // A questionnaire, an invitation to teach, a calendar: whoever reads the log could use their addresses.
  ['/s/k3f9w2', '/s/…'],
  ['/i/k3f9w2', '/i/…'],
  ['/o/k3f9w2', '/o/…'],
  ['/api/training/calendars/k3f9w2', '/api/training/calendars/…'],
  ['/s/k3f9w2/more', '/s/…/more'],
  // Other addresses are told as they are.
  ['/api/training/classes/1', '/api/training/classes/1'],
  ['/inbox/5', '/inbox/5'],
  ['/surveys/7/answer', '/surveys/7/answer'],
])('%s is logged as %s', (path, logged) => {
  expect(loggedPath(path)).toBe(logged)
})
