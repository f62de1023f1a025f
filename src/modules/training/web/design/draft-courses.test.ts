import { expect, it } from 'vitest'
import type { DesignCourseInput } from '../../contract/index.ts'
import { moved } from './draft-courses.ts'

const course = (courseId: string, modulePosition: number): DesignCourseInput => ({
  courseId,
  modulePosition,
  versionNo: 1,
  teacherId: null,
  hours: 2,
})
const told = (courses: DesignCourseInput[]) => courses.map((one) => `${one.courseId}${one.modulePosition}`)
const three = [course('a', 1), course('b', 1), course('c', 2)]

it('a course changes places with its neighbour in the module', () => {
  expect(told(moved(three, 'a', 1))).toEqual(['b1', 'a1', 'c2'])
  expect(told(moved(three, 'b', -1))).toEqual(['b1', 'a1', 'c2'])
})

it('at the edge of its module it goes over into the next one', () => {
  expect(told(moved(three, 'b', 1))).toEqual(['a1', 'b2', 'c2'])
  expect(told(moved(three, 'c', -1))).toEqual(['a1', 'b1', 'c1'])
})

it('the first and the last stay where they are', () => {
  expect(told(moved(three, 'a', -1))).toEqual(told(three))
  expect(told(moved(three, 'c', 1))).toEqual(told(three))
})
