import type { Grade, ProblemOrigin, Severity } from '#modules/matters/contract/terms.ts'

/** How far a demo problem has come. */
export type ProblemCourse =
  | 'registered'
  | 'assigned'
  | 'planned'
  | 'inProgress'
  | 'resolved'
  | 'rated'
  | 'closed'
  | 'reopened'
  | 'returned'
  | 'suspended'
  | 'escalated'
  | 'merged'

/** One invented problem; days are counted from the day of loading. */
export interface DemoProblem {
  readonly chainCode: string
  readonly nodeCode: string
  readonly title: string
  readonly problem: string
  readonly measure: string
  readonly effect: string
  readonly origin: ProblemOrigin
  readonly severity: Severity
  readonly isBlocking: boolean
  /** Whether the first firm of the node is named as the enterprise concerned. */
  readonly namesFirm: boolean
  /** Which firm that is instead: the one the demo's enterprise user works for, or the first of the node in a region. */
  readonly firm: { readonly kind: 'user' } | { readonly kind: 'region'; readonly code: string } | null
  /** The unit that handles it instead of the chain's lead unit. */
  readonly leadCode: string | null
  /** The demo account that entered it instead of the chain office. */
  readonly openedBy: string | null
  readonly openedDaysAgo: number
  readonly workdays: number
  readonly course: ProblemCourse
  readonly grade: Grade
  readonly supervision: 'normal' | 'key' | null
  /** Steps of the ladder climbed, for `escalated`. */
  readonly level: number
}

type Traits = Partial<
  Pick<
    DemoProblem,
    | 'origin'
    | 'severity'
    | 'isBlocking'
    | 'namesFirm'
    | 'firm'
    | 'leadCode'
    | 'openedBy'
    | 'grade'
    | 'supervision'
    | 'level'
  >
>

function problem(
  place: `${string}/${string}`,
  [title, text, measure, effect]: readonly [string, string, string, string],
  [openedDaysAgo, workdays, course]: readonly [number, number, ProblemCourse],
  traits: Traits = {},
): DemoProblem {
  const [chainCode = '', nodeCode = ''] = place.split('/')
  return {
    chainCode,
    nodeCode,
    title,
    problem: text,
    measure,
    effect,
    openedDaysAgo,
    workdays,
    course,
    origin: 'gap',
    severity: 'general',
    isBlocking: false,
    namesFirm: false,
    firm: null,
    leadCode: null,
    openedBy: null,
    grade: 'satisfied',
    supervision: null,
    level: 1,
    ...traits,
  }
}

const done = '已按期办结，企业恢复正常生产'

/** Invented problems of the eight chains in every state. Those that block lie on nodes the plan holds blocked anyway. */
export const demoProblems: readonly DemoProblem[] = [
  problem(
    'pv/n-type-wafer',
    [
      '拉晶扩产能耗指标有缺口',
      '二期拉晶扩产能耗指标缺口约4万吨标准煤，影响开炉进度',
      '市级统筹节能腾挪空间，分两批落实指标',
      done,
    ],
    [40, 15, 'inProgress'],
    { isBlocking: true, severity: 'urgent', namesFirm: true, supervision: 'key' },
  ),
  problem(
    'pv/n-type-wafer',
    [
      '拉晶扩产项目能耗指标缺口',
      '扩产项目能耗指标缺口约4万吨标准煤，企业反映影响开炉',
      '与能耗专题一并办理',
      done,
    ],
    [9, 10, 'merged'],
    { isBlocking: true, origin: 'request' },
  ),
  problem(
    'pv/distributed-pv',
    [
      '台区可开放容量不足',
      '部分台区容量用尽，工商业屋顶项目排队并网',
      '供电部门编制台区增容计划，按季公布可开放容量',
      done,
    ],
    [25, 20, 'escalated'],
    { isBlocking: true, severity: 'serious', level: 2 },
  ),
  problem(
    'pv/n-type-wafer',
    [
      '石英坩埚采购渠道单一',
      '高纯石英坩埚集中向两家采购，价格波动大',
      '组织链主企业联合采购，引进第三家供应商',
      done,
    ],
    [60, 20, 'closed'],
    { origin: 'visit', namesFirm: true },
  ),
  problem(
    'semiconductor/packaging-test',
    [
      '二期厂房规划核实滞后',
      '二期厂房规划核实未完成，设备无法进场安装',
      '资规部门容缺受理，限时出具核实意见',
      done,
    ],
    [30, 12, 'escalated'],
    { isBlocking: true, severity: 'urgent', level: 2, supervision: 'normal' },
  ),
  problem(
    'semiconductor/cleanroom',
    [
      '洁净室施工队伍不足',
      '本地洁净室专业施工队伍少，工期普遍顺延',
      '对接长三角专业施工企业，建立备选名录',
      done,
    ],
    [18, 15, 'assigned'],
    { origin: 'research' },
  ),
  problem(
    'semiconductor/packaging-test',
    ['封测技能人才招聘困难', '夜班操作工与设备工程师缺口约80人', '组织校企订单班，纳入紧缺目录', done],
    [50, 25, 'resolved'],
    { origin: 'visit', namesFirm: true },
  ),
  problem(
    'automobile/drive-motor',
    [
      '电驱台架试验室用地调整未完成',
      '台架试验室用地性质调整未完成，设备已到货',
      '纳入年度用地计划，先行办理临时手续',
      done,
    ],
    [45, 15, 'suspended'],
    { isBlocking: true, severity: 'serious' },
  ),
  problem(
    'automobile/drive-motor',
    ['稀土磁材采购资金占用大', '磁材预付款占用流动资金，贷款待审', '银企对接，落实链贷产品', done],
    [35, 18, 'rated'],
    { origin: 'request', namesFirm: true, grade: 'basically' },
  ),
  problem(
    'automobile/mould',
    ['模具钳工技师紧缺', '五轴编程与钳工技师缺口约120人，订单外流', '技工院校增开专班，企业设实训点', done],
    [28, 20, 'inProgress'],
    { origin: 'research', severity: 'serious' },
  ),
  problem(
    'new-energy-battery/storage-cell',
    ['电芯库房消防验收标准不一', '电芯库房消防验收口径不明，投产延期', '住建、消防联合出具验收指引', done],
    [55, 20, 'reopened'],
    { isBlocking: true, namesFirm: true, grade: 'unsatisfied', severity: 'urgent' },
  ),
  problem(
    'new-energy-battery/hazardous-goods-logistics',
    [
      '危化品车辆夜间限行与作息冲突',
      '夜间限行路段与园区生产作息冲突，到货不稳',
      '优化限行时段，核发专用通行证',
      done,
    ],
    [12, 15, 'returned'],
    { origin: 'meeting' },
  ),
  problem(
    'new-energy-battery/storage-cell',
    ['化成车间双回路供电未排期', '化成车间双回路供电改造未列入计划', '列入年度配网改造首批项目', done],
    [3, 10, 'registered'],
    { origin: 'visit', namesFirm: true },
  ),
  problem(
    'medical-device/sterilisation-service',
    [
      '灭菌项目环评公示收到异议',
      '环氧乙烷灭菌项目环评公示期收到异议，审批暂停',
      '组织专家论证与现场说明会',
      done,
    ],
    [32, 15, 'escalated'],
    { isBlocking: true, severity: 'serious', level: 1 },
  ),
  problem(
    'medical-device/ivd-reagent',
    ['注册检验样品排队过久', '注册检验样品排队超过四个月，影响上市', '争取省级检验分中心，设绿色通道', done],
    [20, 22, 'inProgress'],
    { origin: 'research', isBlocking: true },
  ),
  problem(
    'medical-device/ivd-reagent',
    ['冷链质控物通关时效不稳定', '进口质控物通关时间波动，库存压力大', '海关设预约查验窗口', done],
    [70, 20, 'closed'],
    { origin: 'request', namesFirm: true },
  ),
  problem(
    'smart-appliance/plastic-part',
    [
      '就近注塑配套用地未落实',
      '整机厂扩能后就近注塑用地约80亩未落实',
      '盘活闲置厂房，优先保障配套企业',
      done,
    ],
    [26, 15, 'inProgress'],
    { isBlocking: true, severity: 'serious', supervision: 'normal' },
  ),
  problem(
    'smart-appliance/smart-home-controller',
    ['贴片产线技工流失', '贴片产线夜班开不满，交期延后', '兑现技工补贴，建设蓝领公寓', done],
    [15, 15, 'planned'],
    { origin: 'visit', namesFirm: true },
  ),
  problem(
    'smart-appliance/smart-home-controller',
    [
      '控制器主控芯片来源单一',
      '主控芯片由客户指定单一来源，交期不稳',
      '引导国产替代验证，联合客户更改清单',
      done,
    ],
    [2, 10, 'registered'],
    { origin: 'meeting' },
  ),
  problem(
    'new-chemical/chlor-alkali',
    ['园区蒸汽检修期供汽不足', '蒸汽管网检修期供汽不足，装置降负荷运行', '错峰检修，接通备用汽源', done],
    [42, 18, 'resolved'],
    { isBlocking: true },
  ),
  problem(
    'new-chemical/hazardous-waste-treatment',
    ['废盐资源化项目环评周期长', '废盐资源化项目环评周期长，库存逼近上限', '提前介入服务，并联审批', done],
    [38, 15, 'inProgress'],
    { isBlocking: true, severity: 'urgent', supervision: 'key' },
  ),
  problem(
    'new-chemical/fine-intermediate',
    ['硝化改造验收专家排期滞后', '硝化工艺自动化改造验收专家排期滞后', '统一组织专家库集中验收', done],
    [10, 12, 'assigned'],
    {},
  ),
  problem(
    'food/cold-chain-logistics',
    ['冷库未执行农产品冷链电价', '多家冷库未执行农产品冷链电价，成本偏高', '核对用电类别，一次性退补', done],
    [65, 20, 'closed'],
    { origin: 'visit', namesFirm: true, grade: 'basically' },
  ),
  problem(
    'food/prepared-dish',
    ['中央厨房许可分类不明', '中央厨房许可分类不明，跨县配送受阻', '市场监管部门出台分类指引', done],
    [22, 15, 'rated'],
    { isBlocking: true, namesFirm: true },
  ),
  problem(
    'food/cold-chain-logistics',
    ['城区冷藏车通行证不足', '城区冷藏车通行证发放数量不足，配送时段受限', '增发通行证，开放夜间通道', done],
    [6, 10, 'assigned'],
    { origin: 'own' },
  ),
  problem(
    'food/prepared-dish',
    ['净菜清洗废水排放指标不足', '净菜清洗废水排放指标不足，产线减班', '园区污水厂扩容，调剂指标', done],
    [1, 10, 'registered'],
    {},
  ),
  // For those who see only what is their own: an enterprise, a county and its service centre, an expert.
  problem(
    'new-chemical/chlor-alkali',
    [
      '蒸汽价格联动机制未落实',
      '园区蒸汽价格未随煤价下调，企业用汽成本偏高',
      '供热企业按月公布联动价格，补退差额',
      done,
    ],
    [34, 20, 'resolved'],
    { origin: 'request', namesFirm: true, firm: { kind: 'user' } },
  ),
  problem(
    'medical-device/catheter',
    [
      '洁净车间用电增容排期滞后',
      '洁净车间用电增容未列入本季计划，新线调试受阻',
      '列入县级配网改造，月底前完成增容',
      done,
    ],
    [16, 18, 'inProgress'],
    {
      origin: 'visit',
      namesFirm: true,
      firm: { kind: 'region', code: '341181' },
      leadCode: 'government-341181',
    },
  ),
  problem(
    'medical-device/catheter',
    [
      '出口注册资料翻译盖章周期长',
      '出口注册资料翻译、公证盖章往返多次，影响投标',
      '服务中心一次告知，集中代办',
      done,
    ],
    [30, 15, 'resolved'],
    {
      origin: 'request',
      namesFirm: true,
      firm: { kind: 'region', code: '341181' },
      leadCode: 'economy-information-341181',
      openedBy: 'service-centre',
    },
  ),
  problem(
    'pv/n-type-wafer',
    [
      '硅片碎片率检测口径不一',
      '企业间硅片碎片率检测口径不一，配套验收争议多',
      '由检测中心牵头制定统一检测规程',
      done,
    ],
    [2, 10, 'registered'],
    { origin: 'research', openedBy: 'expert' },
  ),
]
