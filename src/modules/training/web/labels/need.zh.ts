import { wordsIn } from '#platform/words.ts'
import { needLevelWords } from '../../contract/need-shapes.ts'

/** Words of the ledgers of need. */
export const needZh = {
  title: '培训需求',
  sub: '组织、岗位、个人三级需求台账；对应到主题后，可看出哪些有课程覆盖、哪些没有',
  add: '登记需求',
  search: '需求、单位、岗位或人员',
  closedToo: '含已关闭',
  empty: '没有符合条件的需求',
  emptyHelp: '登记需求，或在问题、短板页面上由具体问题提出需求。',
  level: wordsIn('zh', needLevelWords),
  field: {
    statement: '需求',
    level: '层级',
    org: '单位',
    postTitle: '岗位',
    person: '人员',
    chain: '产业链',
    node: '环节',
    weight: '程度',
    topics: '培训主题',
    topic: '主题',
    sources: '由此提出',
    createdBy: '登记人',
    closed: '关闭',
  },
  weightHelp: '1 为了解即可，5 为不掌握就无法开展工作。',
  weightWord: '{{count}} 级',
  topicsHelp: '课程覆盖其中任一主题，即视为有课程对应。',
  edit: '修改需求',
  save: '保存',
  saved: '需求已登记',
  edited: '需求已修改',
  close: '关闭需求',
  closeReason: '关闭理由',
  closeHelp: '已经解决或不再需要的，写明理由后关闭，台账中保留。',
  closedNote: '{{day}} 关闭：{{reason}}',
  closed: '需求已关闭',
  fromProblem: '提出培训需求',
}

/** Why a write was refused. */
export const needErrorsZh = {
  'training.need.unknown': '没有这条需求，或您无权查看。',
  'training.need.sourceUnknown': '所依据的问题或环节不存在，或您无权查看。',
  'training.need.closedAlready': '需求已关闭，不能再改；仍有需要的请另行登记。',
  'training.need.postMismatch': '岗位需求须写明岗位，其他层级不填岗位。',
  'training.need.personMismatch': '个人需求须选定人员，其他层级不填人员。',
  'training.need.orgMissing': '请选择需求所属单位。',
  'training.need.chainMissing': '填写环节时须同时选择产业链。',
}
