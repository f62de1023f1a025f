import { describeList } from '#platform/list/description.ts'
import type { DiscussionSummary } from './discussion-summary.ts'

const kindWords = { discussion: '深度研讨', visit: '走访' } as const

/** The list of discussions and visits. */
export const discussionList = describeList<DiscussionSummary>()({
  object: 'training.discussion',
  title: { zh: '研讨与走访记录', en: 'Discussions and visits' },
  sorts: ['number', 'kind', 'title', 'chain', 'heldOn'],
  columns: {
    number: {
      title: { zh: '序号', en: 'No.' },
      kind: 'integer',
      usual: false,
      width: 8,
      value: (row) => row.number,
    },
    title: {
      title: { zh: '主题', en: 'Subject' },
      kind: 'text',
      usual: true,
      width: 36,
      value: (row) => row.title,
    },
    kind: {
      title: { zh: '形式', en: 'Kind' },
      kind: 'text',
      usual: true,
      width: 10,
      value: (row) => kindWords[row.kind],
    },
    heldOn: {
      title: { zh: '日期', en: 'Day' },
      kind: 'day',
      usual: true,
      width: 12,
      value: (row) => row.heldOn,
    },
    host: {
      title: { zh: '组织单位', en: 'Held by' },
      kind: 'text',
      usual: true,
      width: 24,
      value: (row) => row.host.name,
    },
    chain: {
      title: { zh: '产业链', en: 'Chain' },
      kind: 'text',
      usual: true,
      width: 16,
      value: (row) => row.chainName,
    },
    enterprise: {
      title: { zh: '企业', en: 'Enterprise' },
      kind: 'text',
      usual: false,
      width: 24,
      value: (row) => row.enterprise?.name ?? null,
    },
    findings: {
      title: { zh: '发现问题', en: 'Findings' },
      kind: 'integer',
      usual: true,
      width: 10,
      value: (row) => row.findings,
    },
  },
})
