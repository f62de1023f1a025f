import { describeList } from '#platform/list/description.ts'
import type { SurveySummary } from './survey-summary.ts'
import { surveyWords } from './survey-terms.ts'

/** The list of questionnaires. */
export const surveyList = describeList<SurveySummary>()({
  object: 'training.survey',
  title: { zh: '训前调研问卷', en: 'Questionnaires before training' },
  sorts: ['number', 'title', 'chain', 'state', 'opensOn', 'closesOn'],
  columns: {
    number: {
      title: { zh: '序号', en: 'No.' },
      kind: 'integer',
      usual: false,
      width: 8,
      value: (row) => row.number,
    },
    title: {
      title: { zh: '问卷', en: 'Questionnaire' },
      kind: 'text',
      usual: true,
      width: 40,
      value: (row) => row.title,
    },
    chain: {
      title: { zh: '产业链', en: 'Chain' },
      kind: 'text',
      usual: true,
      width: 16,
      value: (row) => row.chainName,
    },
    state: {
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      usual: true,
      width: 10,
      value: (row) => surveyWords.state[row.state],
    },
    anonymous: {
      title: { zh: '答卷方式', en: 'Answers' },
      kind: 'text',
      usual: true,
      width: 10,
      value: (row) => surveyWords.anonymous[`${row.isAnonymous}`],
    },
    askedBy: {
      title: { zh: '调研单位', en: 'Asked by' },
      kind: 'text',
      usual: false,
      width: 24,
      value: (row) => row.askedBy.name,
    },
    opensOn: {
      title: { zh: '开始', en: 'From' },
      kind: 'day',
      usual: false,
      width: 12,
      value: (row) => row.opensOn,
    },
    closesOn: {
      title: { zh: '截止', en: 'Until' },
      kind: 'day',
      usual: true,
      width: 12,
      value: (row) => row.closesOn,
    },
    invited: {
      title: { zh: '邀请人数', en: 'Invited' },
      kind: 'integer',
      usual: true,
      width: 10,
      value: (row) => row.invited,
    },
    answered: {
      title: { zh: '已答份数', en: 'Answered' },
      kind: 'integer',
      usual: true,
      width: 10,
      value: (row) => row.answered,
    },
  },
})
