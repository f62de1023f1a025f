import type { Words } from '#platform/words.ts'
import type { ClassKind, ClassState, ModuleKind } from './class-terms.ts'

/** Words of a class: on screens, in files and in its workflow. */
export const classWords = {
  adHoc: { zh: '临时班次', en: 'Ad-hoc class' },
  kind: {
    lecture: { zh: '专题讲座', en: 'Lecture' },
    studyClass: { zh: '专题研修班', en: 'Study class' },
  } satisfies Record<ClassKind, Words>,
  state: {
    draft: { zh: '草拟', en: 'Draft' },
    submitted: { zh: '待单位审核', en: 'With the host' },
    endorsed: { zh: '待主管部门审批', en: 'With the training authority' },
    approved: { zh: '已批准', en: 'Approved' },
    enrolling: { zh: '报名中', en: 'Enrolling' },
    enrolled: { zh: '名单已定', en: 'List settled' },
    running: { zh: '进行中', en: 'Running' },
    finished: { zh: '已结束', en: 'Finished' },
    evaluated: { zh: '已评估', en: 'Evaluated' },
    closed: { zh: '已结班', en: 'Closed' },
    reopened: { zh: '已取消结班', en: 'Reopened' },
    rejected: { zh: '未获批准', en: 'Rejected' },
    cancelled: { zh: '已取消', en: 'Cancelled' },
  } satisfies Record<ClassState, Words>,
  module: {
    industry: { zh: '产业', en: 'Industry' },
    talentParty: { zh: '人才与产业链党建', en: 'Talent and chain Party building' },
    investment: { zh: '招商政策与案例', en: 'Investment policy and cases' },
    free: { zh: '自定', en: 'Free' },
  } satisfies Record<ModuleKind, Words>,
}
