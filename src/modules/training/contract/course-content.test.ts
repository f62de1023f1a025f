import { expect, it } from 'vitest'
import { changedContent } from './course-content.ts'
import type { CourseContent } from './index.ts'

const content: CourseContent = {
  title: '示例课程',
  category: 'policy',
  form: 'lecture',
  hours: '3',
  summary: '提要',
  topicCodes: ['industrial-policy', 'finance-tools'],
  chainCodes: ['pv'],
  competences: ['systemsThinking'],
  changeAbilities: [],
  qualities: [],
}

it('PROM3 the order of topics and the writing of a number are no change of a course', () => {
  expect(
    changedContent(content, { ...content, hours: '3.0', topicCodes: content.topicCodes.toReversed() }),
  ).toEqual([])
})

it('PROM3 every other difference is told, in the order of the form', () => {
  expect(changedContent(content, { ...content, summary: '新', title: '改名', chainCodes: [] })).toEqual([
    'title',
    'summary',
    'chainCodes',
  ])
})
