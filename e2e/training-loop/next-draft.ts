import { expect } from 'vitest'
import { button, dialogOf, pressAndWait } from '../acts.ts'
import { type City, look, visit } from '../city.ts'
import { course, draftClass, heldAfter } from './design.ts'
import { lacking } from './running.ts'

/** When what was asked three months later is over. */
const over = heldAfter + 91 + 22

/** What the next class teaches, as trainees lacked it: the draft has it with or without the lesson, and says so. */
const added = '产业链党建：党建聚链、助企发展'

/** Lessons are drawn from ratings and answers, and a person confirms those that shall count. */
export async function confirmLessons(city: City, classId: string): Promise<void> {
  await city.moveTo(over)
  const page = await city.atDesk('training')
  await visit(page, `/training/classes/${classId}/feedback`)
  await page.getByRole('region', { name: '三个月学用回访' }).getByText('给企业讲海外认证流程').waitFor()
  await pressAndWait(button(page, '提出经验教训'), '/lessons')
  const lessons = page.getByRole('region', { name: '经验教训与下期改进' })
  for (const seen of [`课程“${course.title}”平均 60 分`, `三个月后 100% 的学员仍欠缺“${lacking}”`]) {
    const lesson = lessons.getByRole('listitem').filter({ hasText: seen })
    await lesson.getByText('待认定').waitFor()
    await pressAndWait(button(lesson, '认定'), '/lessons')
    await lesson.getByText('已认定').waitFor()
  }
  await look(page, 'lessons')
}

/** The next class of the chain: its draft says what the lessons changed, and why. Gives its id. */
export async function draftNext(city: City, of: { title: string; earlier: string }): Promise<string> {
  const classId = await draftClass(city, {
    title: of.title,
    reason: '上一期反映实务讲得不够，需要续办一期。',
    after: over + 40,
  })
  const page = await city.atDesk('training')
  await visit(page, `/training/classes/${classId}/design`)
  await pressAndWait(button(page, '生成方案'), '/propose')
  const proposal = page.getByRole('region', { name: '推荐方案' })
  await proposal.getByText('根据以往班次作出的调整').waitFor()
  const told = await proposal.innerText()
  expect(told).toContain(`少用“${course.title}”：“${of.earlier}”课程评分偏低：60分（满分100，6份）`)
  expect(told).toContain(
    `“${lacking}”主题的需求权重乘以 1.5：“${of.earlier}”三个月后仍有100%的学员（共6份）认为这方面欠缺`,
  )
  expect(told).toContain(added)
  await look(page, 'next-proposal')
  await button(page, '采用推荐方案').click()
  await pressAndWait(button(page, '保存设计'), '/design')
  await page
    .getByText(/保存于/)
    .first()
    .waitFor()
  await page.reload()
  await page.getByText(`少用“${course.title}”`).waitFor()
  await look(page, 'next-design')
  return classId
}

/** The thread of the need leads back to what was answered, and on to both classes. */
export async function followThread(
  city: City,
  needId: string,
  { group, classes }: { group: string; classes: readonly string[] },
): Promise<void> {
  const page = await city.atDesk('training')
  await visit(page, `/training/needs?need=${needId}`)
  const steps = dialogOf(page).getByRole('listitem')
  for (const title of classes)
    await steps
      .filter({ hasText: `培训班次 ${title} 满足需求` })
      .first()
      .waitFor()
  await steps
    .filter({ hasText: `问题 ${group}` })
    .first()
    .waitFor()
  await button(dialogOf(page), '追溯更远').click()
  await steps
    .filter({ hasText: `问题 ${group}` })
    .filter({ hasText: `答案归类 ${group}` })
    .first()
    .waitFor()
  await look(page, 'thread')
}
