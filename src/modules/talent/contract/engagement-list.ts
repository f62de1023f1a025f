import { describeList } from '#platform/list/description.ts'
import type { EngagementSummary } from './engagement-shapes.ts'
import { engagementStateWords, refusalWords } from './engagement-terms.ts'

/** Engagements as a list, on screen and in a file. */
export const engagementList = describeList<EngagementSummary>()({
  object: 'talent.engagement',
  title: { zh: '人才对接清单', en: 'Engagements' },
  sorts: ['number', 'need', 'enterprise', 'chain', 'state', 'score', 'dueOn', 'createdOn'],
  columns: {
    number: {
      title: { zh: '编号', en: 'No.' },
      kind: 'integer',
      usual: true,
      width: 8,
      value: (row) => row.number,
    },
    need: {
      title: { zh: '需求', en: 'Need' },
      kind: 'text',
      usual: true,
      width: 28,
      value: (row) => row.need.title,
    },
    enterprise: {
      title: { zh: '企业', en: 'Enterprise' },
      kind: 'text',
      usual: true,
      width: 28,
      value: (row) => row.enterprise.name,
    },
    person: {
      title: { zh: '人才', en: 'Person' },
      kind: 'text',
      usual: true,
      width: 16,
      personal: true,
      value: (row) => row.person.name,
    },
    chain: {
      title: { zh: '产业链', en: 'Chain' },
      kind: 'text',
      usual: false,
      width: 14,
      value: (row) => row.chainName,
    },
    state: {
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      usual: true,
      width: 12,
      value: (row) => engagementStateWords[row.state],
    },
    agreed: {
      title: { zh: '同意对接', en: 'Agreed' },
      kind: 'text',
      usual: true,
      width: 18,
      value: (row) => ({
        zh: agreedZh[agreedOf(row)],
        en: agreedEn[agreedOf(row)],
      }),
    },
    score: {
      title: { zh: '匹配分', en: 'Score' },
      kind: 'decimal',
      scale: 1,
      usual: true,
      width: 10,
      value: (row) => (row.score === null ? null : Math.round(row.score / 1000) / 10),
    },
    refusal: {
      title: { zh: '未成原因', en: 'Why refused' },
      kind: 'text',
      usual: false,
      width: 16,
      value: (row) => (row.refusal === null ? null : refusalWords[row.refusal]),
    },
    onboardOn: {
      title: { zh: '到岗日期', en: 'On board on' },
      kind: 'day',
      usual: false,
      width: 12,
      value: (row) => row.onboardOn,
    },
    dueOn: {
      title: { zh: '办理期限', en: 'Due on' },
      kind: 'day',
      usual: true,
      width: 12,
      value: (row) => row.dueOn,
    },
    createdOn: {
      title: { zh: '推荐日期', en: 'Suggested on' },
      kind: 'day',
      usual: false,
      width: 12,
      value: (row) => row.createdOn,
    },
  },
})

const agreedZh = { both: '双方', need: '仅用人方', person: '仅本人', none: '均未' } as const
const agreedEn = { both: 'both', need: 'need only', person: 'person only', none: 'neither' } as const

/** Who agreed so far. */
export function agreedOf(row: Pick<EngagementSummary, 'needAgreedOn' | 'personAgreedOn'>) {
  if (row.needAgreedOn !== null && row.personAgreedOn !== null) return 'both'
  if (row.needAgreedOn !== null) return 'need'
  return row.personAgreedOn === null ? 'none' : 'person'
}
