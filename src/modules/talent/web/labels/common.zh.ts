/** Words that several pages of talent share. */
export const talentCommonZh = {
  area: { matches: '产才匹配', skills: '技能词表' },
  areaNav: '人才各部分',
  everyChain: '各链通用',
  state: '状态',
  states: { inUse: '在用', retired: '停用', all: '全部' },
}
