/** Words of the subjects of training. */
export const topicZh = {
  title: '培训主题',
  sub: '需求、问卷和课程都对应到主题；某项需求有没有课程覆盖，由此得出',
  add: '新增主题',
  edit: '修改主题',
  field: { code: '代码', name: '主题', category: '类别', chain: '产业链', state: '状态' },
  codeHelp: '小写英文字母、数字和连字符，登记后不再改变。',
  retired: '停用',
  inUse: '在用',
  retireHelp: '停用后不再供选择；已经引用它的需求和课程保持不变。',
  saved: '主题已保存',
  empty: '还没有培训主题',
  emptyHelp: '新增主题后，需求、问卷和课程可以对应到它。',
}

/** Why a write was refused. */
export const topicErrorsZh = {
  'training.topic.unknown': '没有这个培训主题，或已停用；请重新选择。',
  'training.topic.codeTaken': '这个代码已有主题使用，请换一个。',
  'training.topic.nameTaken': '已有同名主题，请直接使用，或换一个名称。',
}
