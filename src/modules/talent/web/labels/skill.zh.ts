/** Words of the list of skills. */
export const skillZh = {
  title: '技能词表',
  sub: '人才需求和人才档案用同一套技能对应；同义词视为同一项，掌握下位技能视同具备上位技能',
  one: '技能',
  add: '新增技能',
  saved: '技能已保存',
  search: '技能或同义词',
  chain: '产业链',
  under: '上位技能',
  narrower: '下位技能',
  empty: '没有符合条件的技能',
  emptyHelp: '换个条件查找，或新增技能、导入词表。',
}

/** Why a write was refused. */
export const skillErrorsZh = {
  'talent.skill.unknown': '没有这项技能，或已停用；请重新选择。',
  'talent.skill.wordTaken': '“{{word}}”已属于技能“{{skill}}”；请直接使用该技能，或换一个词。',
  'talent.skill.circle': '上位技能绕回到自己：{{way}}。请去掉其中一项。',
}
