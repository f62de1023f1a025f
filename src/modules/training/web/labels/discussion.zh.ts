/** Words of discussions and visits. */
export const discussionZh = {
  title: '研讨与走访',
  sub: '深度研讨和走访中发现的问题，可以转到产业链问题清单',
  add: '登记研讨走访',
  edit: '修改记录',
  empty: '还没有记录',
  emptyHelp: '登记一次研讨或走访，把发现的问题转到清单。',
  search: '主题、纪要或企业',
  saved: '记录已保存',
  kind: { discussion: '深度研讨', visit: '走访' },
  field: {
    kind: '形式',
    title: '主题',
    heldOn: '日期',
    place: '地点',
    host: '组织单位',
    chain: '产业链',
    enterprise: '企业',
    class: '准备的班次',
    summary: '纪要',
    participants: '参加人员',
    findings: '发现的问题',
    finding: '问题内容',
    node: '所在环节',
    createdBy: '登记人',
  },
  participant: { add: '添加人员', person: '从名册选择', name: '姓名', remove: '删除这个人' },
  finding: {
    add: '添加问题',
    remove: '删除这个问题',
    none: '没有发现问题',
    problems: '已转问题',
    nodeNeedsChain: '选定产业链后可选环节',
  },
}

export const discussionErrorsZh = {
  'training.discussion.unknown': '没有这条记录，或您无权查看。',
  'training.finding.unknown': '有的问题已被他人删除，请刷新。',
  'training.finding.raised': '有的问题已转到清单，不能从记录中删除。',
  'training.finding.nodeWithoutChain': '选择环节前请先选择产业链。',
}
