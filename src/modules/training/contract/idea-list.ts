import { describeList } from '#platform/list/description.ts'
import type { IdeaSummary } from './idea-shapes.ts'
import { ideaStateWords } from './idea-terms.ts'

/** Ideas as a list, on screen and in a file. */
export const ideaList = describeList<IdeaSummary>()({
  object: 'training.idea',
  title: { zh: '金点子清单', en: 'Ideas' },
  sorts: ['number', 'title', 'chain', 'submittedOn', 'repliedOn', 'state'],
  columns: {
    number: {
      title: { zh: '编号', en: 'No.' },
      kind: 'integer',
      usual: false,
      width: 8,
      value: (row) => row.number,
    },
    title: {
      title: { zh: '标题', en: 'Title' },
      kind: 'text',
      usual: true,
      width: 36,
      value: (row) => row.title,
    },
    text: {
      title: { zh: '内容', en: 'Text' },
      kind: 'text',
      usual: false,
      width: 60,
      value: (row) => row.text,
    },
    authors: {
      title: { zh: '提出人', en: 'Authors' },
      kind: 'text',
      usual: true,
      width: 24,
      personal: true,
      value: (row) =>
        row.authors.map(({ name, unit }) => (unit === null ? name : `${name}（${unit}）`)).join('、'),
    },
    chain: {
      title: { zh: '产业链', en: 'Chain' },
      kind: 'text',
      usual: true,
      width: 14,
      value: (row) => row.chainName,
    },
    node: {
      title: { zh: '环节', en: 'Node' },
      kind: 'text',
      usual: false,
      width: 18,
      value: (row) => row.node?.name ?? null,
    },
    topics: {
      title: { zh: '主题', en: 'Topics' },
      kind: 'text',
      usual: false,
      width: 30,
      value: (row) => row.topics.map(({ name }) => name).join('、'),
    },
    submittedOn: {
      title: { zh: '提交日期', en: 'Handed in on' },
      kind: 'day',
      usual: true,
      width: 12,
      value: (row) => row.submittedOn,
    },
    repliedOn: {
      title: { zh: '答复日期', en: 'Answered on' },
      kind: 'day',
      usual: false,
      width: 12,
      value: (row) => row.repliedOn,
    },
    state: {
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      usual: true,
      width: 12,
      value: (row) => ideaStateWords[row.state],
    },
  },
})
