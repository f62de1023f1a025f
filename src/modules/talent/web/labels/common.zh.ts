/** Words that several pages of talent share. */
export const talentCommonZh = {
  area: { skills: '技能词表', biddings: '揭榜挂帅' },
  areaNav: '人才各部分',
  everyChain: '各链通用',
  state: '状态',
  states: { inUse: '在用', retired: '停用', all: '全部' },
}
