import { afterAll, beforeAll, describe, it } from 'vitest'
import { type City, openCity } from './city.ts'
import {
  approveClass,
  designClass,
  draftClass,
  heldAfter,
  inviteTeacher,
  raiseNeed,
} from './training-loop/design.ts'
import { enrol } from './training-loop/enrolment.ts'
import { confirmLessons, draftNext, followThread } from './training-loop/next-draft.ts'
import { closeClass, followUp, holdClass, rate, releaseTimetable } from './training-loop/running.ts'
import { askAndRaise } from './training-loop/survey.ts'

const title = '智能家电链品牌出海专题讲座'
const next = '智能家电链品牌出海实务专题讲座'

describe('the training loop', () => {
  let city: City

  beforeAll(async () => {
    city = await openCity()
  })
  afterAll(async () => {
    await city?.stop()
  })

  it('SYS6, SYS9–SYS14, SYS24, PROM4: from a questionnaire by problem, need, class, selection, lesson and rating to the draft of the next class, officials at desks and the others on phones', async () => {
    const { problemId, group } = await askAndRaise(city)
    await city.moveTo(2)
    const needId = await raiseNeed(city, problemId)
    const classId = await draftClass(city, {
      title,
      reason: '调研反映企业出海问题集中，年度计划内没有对应班次。',
      after: heldAfter,
    })
    await designClass(city, classId)
    await approveClass(city, classId)
    await inviteTeacher(city, classId)
    await city.moveTo(10)
    const trainees = await enrol(city, classId)
    await city.moveTo(20)
    const sessions = await releaseTimetable(city, classId)
    await holdClass(city, classId, { title, sessions })
    await rate(city, trainees)
    await closeClass(city, classId, title)
    await followUp(city, classId, title, trainees)
    await confirmLessons(city, classId)
    await draftNext(city, { title: next, earlier: title })
    await followThread(city, needId, { group, classes: [title, next] })
    city.expectNoFaults()
    // Half a year of a city: three minutes where nothing else runs.
  }, 900_000)
})
