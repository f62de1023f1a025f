import { expect, it } from 'vitest'
import { faultsOf, keptAnswers } from './check-answers.ts'
import type { Answers, SurveyQuestion } from './index.ts'

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const question = (n: number, parts: Partial<SurveyQuestion>): SurveyQuestion => ({
  id: id(n),
  kind: 'open',
  text: '问',
  required: true,
  options: [],
  mostChoices: null,
  topics: [],
  ...parts,
})
const questions = [
  question(1, {
    kind: 'matrix',
    topics: [
      { code: 'land', name: '用地' },
      { code: 'money', name: '融资' },
    ],
  }),
  question(2, { kind: 'single', options: ['是', '否'] }),
  question(3, { kind: 'multiple', options: ['甲', '乙', '丙'], mostChoices: 2, required: false }),
  question(4, { kind: 'open' }),
]
const whole: Answers = {
  [id(1)]: {
    kind: 'matrix',
    rows: { land: { importance: 5, mastery: 2 }, money: { importance: 4, mastery: 4 } },
  },
  [id(2)]: { kind: 'single', choice: 1 },
  [id(4)]: { kind: 'open', text: ' 用地指标不足 ' },
}
const faults = (answers: Answers, complete = true) =>
  faultsOf(questions, answers, complete).map(({ questionId, fault }) => `${questionId.at(-1)} ${fault}`)

it('whole answers have no fault, and what is begun may lack anything', () => {
  expect(faults(whole)).toEqual([])
  expect(faults({}, false)).toEqual([])
  expect(faults({})).toEqual(['1 missing', '2 missing', '4 missing'])
})

it('a row graded on one scale only can be saved and not handed in', () => {
  const half: Answers = {
    ...whole,
    [id(1)]: { kind: 'matrix', rows: { land: { importance: 5, mastery: null } } },
  }
  expect(faults(half, false)).toEqual([])
  expect(faults(half)).toEqual(['1 halfRow'])
})

it('a row, choice, kind or question that the survey does not have is refused even unfinished', () => {
  const wrong = (n: number, answer: Answers[string]) => faults({ ...whole, [id(n)]: answer }, false)
  expect(wrong(1, { kind: 'matrix', rows: { other: { importance: 1, mastery: 1 } } })).toEqual([
    '1 unknownRow',
  ])
  expect(wrong(2, { kind: 'single', choice: 2 })).toEqual(['2 unknownChoice'])
  expect(wrong(3, { kind: 'multiple', choices: [0, 0] })).toEqual(['3 unknownChoice'])
  expect(wrong(3, { kind: 'multiple', choices: [0, 1, 2] })).toEqual(['3 tooMany'])
  expect(wrong(4, { kind: 'single', choice: 0 })).toEqual(['4 wrongKind'])
  expect(wrong(9, { kind: 'open', text: '' })).toEqual(['9 wrongKind'])
})

it('blank words do not answer a question, and nothing empty is kept', () => {
  expect(faults({ ...whole, [id(4)]: { kind: 'open', text: '  ' } })).toEqual(['4 missing'])
  expect(
    keptAnswers({
      ...whole,
      [id(1)]: { kind: 'matrix', rows: { land: { importance: null, mastery: null } } },
      [id(3)]: { kind: 'multiple', choices: [] },
    }),
  ).toEqual({ [id(2)]: { kind: 'single', choice: 1 }, [id(4)]: { kind: 'open', text: '用地指标不足' } })
})
