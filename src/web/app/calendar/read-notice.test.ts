import { expect, it } from 'vitest'
import { readNotice } from './read-notice.ts'

it('a notice is read line by line, blank lines skipped, in either language', () => {
  expect(readNotice('2027-01-01 休 元旦\n\n2027-01-03，班，元旦\n2027-10-01 off National Day')).toEqual({
    days: [
      { day: '2027-01-01', isWorkday: false, name: '元旦' },
      { day: '2027-01-03', isWorkday: true, name: '元旦' },
      { day: '2027-10-01', isWorkday: false, name: 'National Day' },
    ],
  })
})

it('the first line that cannot be read is named', () => {
  expect(readNotice('2027-01-01 休 元旦\n1月2日 休 元旦')).toEqual({ line: 2, text: '1月2日 休 元旦' })
  expect(readNotice('2027-01-01 休')).toEqual({ line: 1, text: '2027-01-01 休' })
})
