import type { CourseForm, SharingLevel, TopicCategory } from '#modules/training/contract/index.ts'

/** An invented course. Its second version, where there is one, says what was added. */
export interface DemoCourse {
  readonly title: string
  readonly category: TopicCategory
  readonly form: CourseForm
  readonly hours: string
  readonly summary: string
  readonly topicCodes: readonly string[]
  readonly chainCodes: readonly string[]
  /** Keys of demo teachers. */
  readonly teachers: readonly string[]
  readonly hostCode: 'cadre-education' | 'investment-promotion'
  readonly sharing: SharingLevel
  readonly second: { readonly added: string; readonly note: string } | null
  readonly retired: boolean
}

type Subject = Pick<DemoCourse, 'title' | 'category' | 'summary' | 'topicCodes' | 'chainCodes' | 'teachers'>

const course = (subject: Subject, how: Partial<Omit<DemoCourse, keyof Subject>> = {}): DemoCourse => ({
  form: 'lecture',
  hours: '3',
  hostCode: 'cadre-education',
  sharing: 'city',
  second: null,
  retired: false,
  ...subject,
  ...how,
})

const ofChain = (
  chain: string,
  title: string,
  category: TopicCategory,
  summary: string,
  topics: readonly string[],
  teachers: readonly string[],
  how: Partial<Omit<DemoCourse, keyof Subject>> = {},
): DemoCourse => course({ title, category, summary, topicCodes: topics, chainCodes: [chain], teachers }, how)

const general = (
  title: string,
  category: TopicCategory,
  summary: string,
  topics: readonly string[],
  teachers: readonly string[],
  how: Partial<Omit<DemoCourse, keyof Subject>> = {},
): DemoCourse => course({ title, category, summary, topicCodes: topics, chainCodes: [], teachers }, how)

/** Courses of the demo city, two for each chain and eight for every chain; titles and contents are invented. */
export const demoCourses: readonly DemoCourse[] = [
  ofChain(
    'pv',
    '光伏产业形势与技术路线选择',
    'industryTrend',
    '晶硅电池主要技术路线、产能与价格走势，本地可承接的环节。',
    ['pv-trend', 'pv-cell-technology'],
    ['pv'],
    {
      sharing: 'public',
      second: { added: '补充组件回收与海外建厂情况。', note: '增加回收与海外布局两节' },
    },
  ),
  ofChain(
    'pv',
    '从玻璃到组件：一条链的本地配套怎么补',
    'practice',
    '链主企业讲采购清单和准入要求，学员分组排出可补环节。',
    ['pv-glass-materials', 'problem-solving-cases'],
    ['owner'],
    { form: 'fieldTeaching', hours: '4' },
  ),
  ofChain(
    'semiconductor',
    '半导体封装测试的机会与门槛',
    'industryTrend',
    '封装测试、专用设备和材料验证的周期、投资强度与人才要求。',
    ['semiconductor-trend', 'semiconductor-packaging'],
    ['semiconductor'],
    { sharing: 'public' },
  ),
  ofChain(
    'semiconductor',
    '半导体项目怎么看：投资周期与风险',
    'investment',
    '用三个虚构项目练习看技术来源、团队、资金和下游订单。',
    ['semiconductor-project-risk', 'project-negotiation'],
    ['semiconductor', 'investment'],
    { form: 'case', hostCode: 'investment-promotion' },
  ),
  ofChain(
    'automobile',
    '新能源汽车与智能网联趋势',
    'industryTrend',
    '整车电动化、网联化对零部件结构的影响和本地企业的转型方向。',
    ['automobile-trend', 'automobile-connected'],
    ['automobile'],
  ),
  ofChain(
    'automobile',
    '零部件企业进入供应链的准入与质量体系',
    'practice',
    '从样件到批量供货的流程、质量体系和常见堵点。',
    ['automobile-quality', 'automobile-local-supply'],
    ['automobile'],
    { hours: '2.5' },
  ),
  ofChain(
    'new-energy-battery',
    '固态电池与储能：下一步往哪里走',
    'industryTrend',
    '材料体系、储能并网条件和安全监管要求。',
    ['battery-materials', 'battery-storage'],
    ['battery'],
    {
      hours: '2',
      sharing: 'public',
      second: { added: '补充并网新规解读。', note: '按新的并网要求更新' },
    },
  ),
  ofChain(
    'new-energy-battery',
    '动力电池工厂现场教学',
    'practice',
    '看电芯产线、储能站和监管平台，讨论回收环节补链。',
    ['battery-recycling', 'new-energy-battery-trend'],
    ['battery'],
    { form: 'fieldTeaching', hours: '4' },
  ),
  ofChain(
    'medical-device',
    '医疗器械注册审评与合规',
    'policy',
    '分类、临床评价和注册资料，县区怎样提前服务企业。',
    ['device-registration', 'medical-device-policy'],
    ['medical'],
    { sharing: 'public' },
  ),
  ofChain(
    'medical-device',
    '集中采购下的市场准入',
    'policy',
    '集采规则、产品定位和创新器械的支持政策。',
    ['device-procurement', 'device-innovation'],
    ['medical'],
    { hours: '2' },
  ),
  ofChain(
    'smart-appliance',
    '家电智能化与物联网标准',
    'industryTrend',
    '互联标准、芯片与模组供应，本地整机企业的需求。',
    ['appliance-standards', 'smart-appliance-trend'],
    ['appliance'],
  ),
  ofChain(
    'smart-appliance',
    '家电品牌出海与跨境电商',
    'practice',
    '海外渠道、认证和售后体系建设的做法。',
    ['appliance-brands'],
    ['appliance'],
    { form: 'case', hours: '2' },
  ),
  ofChain(
    'new-chemical',
    '化工园区安全与环保底线',
    'policy',
    '园区认定、风险分区、特殊作业和应急处置要点。',
    ['chemical-park-safety', 'new-chemical-policy'],
    ['chemical'],
    { second: { added: '增加事故警示教育材料。', note: '增加警示教育' } },
  ),
  ofChain(
    'new-chemical',
    '化工新材料延链补链与碳管理',
    'industryTrend',
    '面向光伏、电池的材料配套机会和能耗碳排放约束。',
    ['chemical-new-materials', 'chemical-carbon'],
    ['chemical'],
  ),
  ofChain(
    'food',
    '绿色食品标准与品质提升',
    'policy',
    '标准体系、检测认证和品牌培育。',
    ['food-standards', 'food-policy'],
    ['food'],
  ),
  ofChain(
    'food',
    '冷链物流与预制食品加工',
    'industryTrend',
    '冷链布局、预制食品品类选择和农产品加工链延伸。',
    ['food-cold-chain', 'food-processing'],
    ['food'],
    { form: 'fieldTeaching', hours: '4' },
  ),
  general(
    '产业形势与长三角一体化协同',
    'industryTrend',
    '宏观形势、区域分工和承接产业转移的重点。',
    ['national-trend', 'regional-cooperation'],
    ['macro'],
    { sharing: 'public' },
  ),
  general(
    '招商引资与公平竞争审查',
    'investment',
    '公平竞争审查的底线、合规招商工具和典型问题。',
    ['investment-policy'],
    ['investment'],
    { hostCode: 'investment-promotion' },
  ),
  general(
    '项目研判与洽谈：模拟一次招商谈判',
    'investment',
    '分组扮演企业与政府，完成研判清单、谈判和复盘。',
    ['project-negotiation', 'investment-cases'],
    ['investment'],
    { form: 'structuredDiscussion', hours: '4', hostCode: 'investment-promotion' },
  ),
  general(
    '产业基金运作与基金招商',
    'finance',
    '基金架构、投资决策、返投与退出。',
    ['industrial-fund', 'fund-attraction'],
    ['fund'],
  ),
  general(
    '产业链党建：党建聚链、助企发展',
    'partyBuilding',
    '链上党组织联建的组织方式和服务企业的做法。',
    ['chain-party-building', 'party-serves-enterprise'],
    ['cadre'],
  ),
  general(
    '产才融合与校企合作',
    'talent',
    '人才需求怎样跟着产业链走，校企合作的三种组织方式。',
    ['talent-industry-fusion', 'talent-attraction'],
    ['cadre'],
  ),
  general(
    '链长制工作实务：从问题清单到销号',
    'practice',
    '问题登记、分派、提级、销号的要领，结合本市案例研讨。',
    ['chain-chief-practice', 'problem-solving-cases'],
    ['economy'],
    { form: 'structuredDiscussion', sharing: 'class' },
  ),
  general(
    '用地保障与工程建设项目审批（旧）',
    'planning',
    '旧审批流程讲解，已由新课程替代。',
    ['land-use', 'project-approval'],
    [],
    { retired: true },
  ),
]
