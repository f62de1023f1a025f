/** Words that several pages of training share. */
export const trainingCommonZh = {
  area: {
    programmes: '年度计划',
    classes: '班次',
    topics: '主题',
    surveys: '问卷',
    discussions: '研讨走访',
  },
  areaNav: '培训各部分',
  topicCategory: {
    industryTrend: '产业形势',
    policy: '政策解读',
    talent: '人才工作',
    partyBuilding: '产业链党建',
    investment: '招商引资',
    finance: '金融财政',
    planning: '规划建设',
    practice: '实务案例',
  },
  competence: {
    systemsThinking: '系统思维',
    reformInnovation: '改革创新',
    useOfMarkets: '运用市场',
    riskPrevention: '防范化解风险',
  },
  changeAbility: { recognise: '识变', respond: '应变', seek: '求变' },
  quality: { specialised: '专', refined: '精', practical: '实' },
  tag: { competences: '能力', changeAbilities: '识变应变求变', qualities: '专精实' },
  everyChain: '各链通用',
}
