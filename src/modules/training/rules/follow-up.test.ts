import { expect, it } from 'vitest'
import type { FollowUpAnswers } from '../contract/follow-up.ts'
import { followUpFiguresOf } from './follow-up.ts'

const answer = (used: FollowUpAnswers['used'], more: Partial<FollowUpAnswers> = {}): FollowUpAnswers => ({
  used,
  where: null,
  hindrance: null,
  example: null,
  lacking: [],
  ...more,
})

it('use in work is told of five and more, with the topics most lacked first and numbers masked', () => {
  const answers = [
    answer('yes', { lacking: ['a', 'b'] }),
    answer('yes', { lacking: ['b'], example: '打 13800001234 联系' }),
    answer('partly'),
    answer('no', { hindrance: '没有时间' }),
  ]
  expect(followUpFiguresOf(answers, new Map())).toBeNull()
  expect(followUpFiguresOf([...answers, answer('no')], new Map([['b', '用地']]))).toEqual({
    answers: 5,
    used: [
      { level: 'yes', count: 2 },
      { level: 'partly', count: 1 },
      { level: 'no', count: 2 },
    ],
    lacking: [
      { code: 'b', name: '用地', count: 2 },
      { code: 'a', name: 'a', count: 1 },
    ],
    where: [],
    hindrances: ['没有时间'],
    examples: ['打 **** 联系'],
  })
})
