/** Words that several pages of talent share. */
export const talentCommonZh = {
  area: {
    needs: '人才需求',
    people: '人才库',
    matches: '产才匹配',
    engagements: '人才对接',
    dual: '双链',
    directory: '急需紧缺目录',
    recruit: '引才地图',
    institutes: '院校库',
    biddings: '揭榜挂帅',
    fairs: '产才对接会',
    plan: '人才计划',
    skills: '技能词表',
  },
  areaNav: '人才各部分',
  chains: {
    one: '产业链',
    none: '没有可看的产业链',
    noneHelp: '请联系系统管理员开通产业链查看权限。',
  },
  everyChain: '各链通用',
  state: '状态',
  states: { inUse: '在用', retired: '停用', all: '全部' },
}
