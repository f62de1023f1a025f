import { describeList, listColumnOf } from '#platform/list/description.ts'
import { ledgerWords } from './ledger-words.ts'
import { placeColumns } from './place-columns.ts'
import type { ProblemSummary } from './problem-summary.ts'
import { problemTable } from './problem-table.ts'

const entered = problemTable.columns

/**
 * The ledger of problems: the official five columns, who stands behind each and where it is. Values in words are
 * Chinese, as the ledger is; the interface tells them in its own language.
 */
export const problemList = describeList<ProblemSummary>()({
  object: 'matters.problem',
  title: { zh: '产业链问题清单', en: 'Problems of industry chains' },
  sorts: [
    'number',
    'chain',
    'enterprise',
    'title',
    'responsibility',
    'dueOn',
    'state',
    'light',
    'severity',
    'origin',
    'openedOn',
  ],
  columns: {
    ...placeColumns,
    enterprise: {
      title: { zh: '涉及企业', en: 'Enterprise' },
      kind: 'text',
      usual: false,
      width: 24,
      value: (row) => row.enterprise?.name ?? null,
    },
    title: {
      title: { zh: '问题', en: 'Problem' },
      kind: 'text',
      usual: true,
      width: 44,
      value: (row) => `${row.title}。${row.problem}`,
    },
    countermeasure: listColumnOf('countermeasure', entered.countermeasure),
    responsibility: {
      title: { zh: '责任', en: 'Responsibility' },
      kind: 'text',
      usual: true,
      width: 30,
      value: responsibilityOf,
    },
    responsiblePerson: {
      title: { zh: '责任人', en: 'Responsible person' },
      kind: 'text',
      usual: false,
      width: 12,
      personal: true,
      value: (row) => row.responsiblePerson,
    },
    dueOn: {
      title: { zh: '时限', en: 'Time limit' },
      kind: 'day',
      usual: true,
      width: 12,
      value: (row) => row.dueOn,
    },
    effect: {
      title: { zh: '成效', en: 'Effect' },
      kind: 'text',
      usual: true,
      width: 36,
      value: (row) => row.effect,
    },
    state: {
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      usual: true,
      width: 10,
      value: (row) => ledgerWords.problemState[row.state],
    },
    light: {
      title: { zh: '亮灯', en: 'Light' },
      kind: 'text',
      usual: false,
      width: 8,
      value: (row) => ledgerWords.light[row.limit.light],
    },
    severity: {
      ...listColumnOf<ProblemSummary>(
        'severity',
        entered.severity,
        (row) => ledgerWords.severity[row.severity],
      ),
      usual: false,
    },
    origin: {
      ...listColumnOf<ProblemSummary>('origin', entered.origin, (row) => ledgerWords.origin[row.origin]),
      usual: false,
    },
    openedOn: {
      title: { zh: '登记日期', en: 'Entered on' },
      kind: 'day',
      usual: false,
      width: 12,
      value: (row) => row.openedOn,
    },
  },
})

function responsibilityOf({ lead, assisting, responsibility }: ProblemSummary): string | null {
  const parts = [
    ...(lead === null ? [] : [`牵头：${lead.name}`]),
    ...(assisting.length === 0 ? [] : [`配合：${assisting.map(({ name }) => name).join('、')}`]),
    ...(responsibility === null ? [] : [responsibility]),
  ]
  return parts.length === 0 ? null : parts.join('；')
}
