import { describeList } from '#platform/list/description.ts'
import type { ClassSummary } from './class-shapes.ts'
import { classWords } from './class-words.ts'

/** The list of classes, of all programmes and ad-hoc ones. */
export const classList = describeList<ClassSummary>()({
  object: 'training.class',
  title: { zh: '培训班次清单', en: 'Training classes' },
  sorts: ['number', 'title', 'chain', 'kind', 'host', 'startsOn', 'seats', 'state'],
  columns: {
    number: {
      title: { zh: '编号', en: 'No.' },
      kind: 'integer',
      usual: false,
      width: 8,
      value: (row) => row.number,
    },
    programme: {
      title: { zh: '计划', en: 'Programme' },
      kind: 'text',
      usual: false,
      width: 30,
      value: (row) => row.programmeTitle ?? classWords.adHoc,
    },
    termNo: {
      title: { zh: '期次', en: 'Term' },
      kind: 'integer',
      usual: false,
      width: 8,
      value: (row) => row.termNo,
    },
    title: {
      title: { zh: '班次', en: 'Class' },
      kind: 'text',
      usual: true,
      width: 36,
      value: (row) => row.title,
    },
    kind: {
      title: { zh: '类型', en: 'Kind' },
      kind: 'text',
      usual: true,
      width: 12,
      value: (row) => classWords.kind[row.kind],
    },
    chain: {
      title: { zh: '产业链', en: 'Chain' },
      kind: 'text',
      usual: true,
      width: 14,
      value: (row) => row.chainName,
    },
    host: {
      title: { zh: '主办单位', en: 'Host' },
      kind: 'text',
      usual: false,
      width: 24,
      value: (row) => row.host.name,
    },
    startsOn: {
      title: { zh: '开班', en: 'From' },
      kind: 'day',
      usual: true,
      width: 12,
      value: (row) => row.startsOn,
    },
    endsOn: {
      title: { zh: '结束', en: 'Until' },
      kind: 'day',
      usual: false,
      width: 12,
      value: (row) => row.endsOn,
    },
    hours: {
      title: { zh: '学时', en: 'Hours' },
      kind: 'decimal',
      scale: 1,
      usual: true,
      width: 8,
      value: (row) => row.hours,
    },
    seats: {
      title: { zh: '名额', en: 'Seats' },
      kind: 'integer',
      usual: true,
      width: 8,
      value: (row) => row.seats,
    },
    place: {
      title: { zh: '地点', en: 'Place' },
      kind: 'text',
      usual: false,
      width: 24,
      value: (row) => row.place,
    },
    state: {
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      usual: true,
      width: 10,
      value: (row) => classWords.state[row.state],
    },
  },
})
