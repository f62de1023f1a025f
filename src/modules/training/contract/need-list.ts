import { describeList } from '#platform/list/description.ts'
import { type Need, needLevelWords } from './need-shapes.ts'

/** The three ledgers of need as one list. */
export const needList = describeList<Need>()({
  object: 'training.need',
  title: { zh: '培训需求清单', en: 'Needs of training' },
  sorts: ['number', 'level', 'org', 'chain', 'weight'],
  columns: {
    number: {
      title: { zh: '编号', en: 'No.' },
      kind: 'integer',
      usual: false,
      width: 8,
      value: (row) => row.number,
    },
    statement: {
      title: { zh: '需求', en: 'Need' },
      kind: 'text',
      usual: true,
      width: 48,
      value: (row) => row.statement,
    },
    level: {
      title: { zh: '层级', en: 'Level' },
      kind: 'text',
      usual: true,
      width: 12,
      value: (row) => needLevelWords[row.level],
    },
    org: {
      title: { zh: '单位', en: 'Unit' },
      kind: 'text',
      usual: true,
      width: 24,
      value: (row) => row.org.name,
    },
    post: {
      title: { zh: '岗位', en: 'Post' },
      kind: 'text',
      usual: false,
      width: 16,
      value: (row) => row.postTitle,
    },
    person: {
      title: { zh: '人员', en: 'Person' },
      kind: 'text',
      usual: false,
      width: 12,
      personal: true,
      value: (row) => row.person?.name ?? null,
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
      title: { zh: '培训主题', en: 'Topics' },
      kind: 'text',
      usual: true,
      width: 36,
      value: (row) => row.topics.map(({ name }) => name).join('、'),
    },
    weight: {
      title: { zh: '程度', en: 'Weight' },
      kind: 'integer',
      usual: true,
      width: 8,
      value: (row) => row.weight,
    },
    closedOn: {
      title: { zh: '关闭日期', en: 'Closed on' },
      kind: 'day',
      usual: false,
      width: 12,
      value: (row) => row.closedOn,
    },
  },
})
