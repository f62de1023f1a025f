import type { Lesson } from '../contract/lesson.ts'
import type { LessonRule, LessonSeen } from '../contract/lesson-terms.ts'

/** What a lesson was drawn from, in a sentence for the draft of the next class. */
export function lessonSentence(
  lesson: Pick<Lesson, 'rule' | 'seen' | 'note'> & { classTitle: string },
): string {
  const said = `“${lesson.classTitle}”${sentences[lesson.rule](lesson.seen)}`
  return lesson.note === null ? said : `${said}；${lesson.note}`
}

const ofRatings = (what: string) => (seen: LessonSeen) =>
  `${what}${seen.figure}分（满分${seen.outOf ?? 100}，${seen.n}份）`

const sentences: Readonly<Record<LessonRule, (seen: LessonSeen) => string>> = {
  courseLow: ofRatings('课程评分偏低：'),
  courseHigh: ofRatings('课程评分很高：'),
  teachingLow: ofRatings('表达和态度评分偏低：'),
  teachingHigh: ofRatings('表达和态度评分很高：'),
  relevanceLow: ofRatings('联系实际评分偏低：'),
  informationLow: ofRatings('信息量评分偏低：'),
  practicalLow: ofRatings('“实”的评分偏低：'),
  topicLacking: ({ figure, n }) => `三个月后仍有${figure}%的学员（共${n}份）认为这方面欠缺`,
  notUsed: ({ figure, n }) => `三个月后${figure}%的学员（共${n}份）表示工作中没有用到`,
  needUnmet: ({ figure, n }) => `未满足的需求${n}条，权重合计${figure}`,
}
