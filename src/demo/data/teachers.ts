import type { TeacherSource, TitleLevel } from '#modules/training/contract/index.ts'

/** An invented teacher. Outside experts have a name and unit; officials are the first person of an organisation. */
export interface DemoTeacher {
  readonly key: string
  readonly who:
    | { readonly kind: 'outside'; readonly name: string; readonly unit: string; readonly post: string }
    | { readonly kind: 'official'; readonly orgCode: string }
  readonly level: TitleLevel
  readonly source: TeacherSource
  readonly fields: string
  readonly chainCodes: readonly string[]
  /** Days from loading until it cannot be had, and how many; null where it always can. */
  readonly awayIn: { readonly days: number; readonly length: number; readonly reason: string } | null
}

const outside = (
  key: string,
  name: string,
  unit: string,
  post: string,
  level: TitleLevel,
  source: TeacherSource,
  fields: string,
  chainCodes: readonly string[],
  awayIn: DemoTeacher['awayIn'] = null,
): DemoTeacher => ({
  key,
  who: { kind: 'outside', name, unit: `${unit}（演示）`, post },
  level,
  source,
  fields,
  chainCodes,
  awayIn,
})

const official = (
  key: string,
  orgCode: string,
  fields: string,
  source: TeacherSource = 'official',
): DemoTeacher => ({
  key,
  who: { kind: 'official', orgCode },
  level: 'other',
  source,
  fields,
  chainCodes: [],
  awayIn: null,
})

/** Fourteen teachers of the demo city: names and units are invented, whoever they sound like. */
export const demoTeachers: readonly DemoTeacher[] = [
  outside('pv', '闻景川', '江淮能源大学', '教授', 'fullSenior', 'expert', '晶硅电池与组件技术路线', ['pv'], {
    days: 20,
    length: 5,
    reason: '出国参会',
  }),
  outside(
    'semiconductor',
    '卞一鸥',
    '东部集成电路研究院',
    '研究员',
    'fullSenior',
    'expert',
    '封装测试与材料国产化',
    ['semiconductor'],
  ),
  outside(
    'battery',
    '柏松岑',
    '国家动力电池创新平台',
    '首席科学家',
    'academician',
    'academician',
    '固态电池与储能',
    ['new-energy-battery'],
    { days: 35, length: 12, reason: '项目评审' },
  ),
  outside(
    'automobile',
    '桑予宁',
    '长江汽车工程学院',
    '教授',
    'fullSenior',
    'expert',
    '智能网联与零部件配套',
    ['automobile'],
  ),
  outside(
    'medical',
    '阮知微',
    '医疗器械审评服务中心',
    '高级工程师',
    'associateSenior',
    'expert',
    '注册审评与合规',
    ['medical-device'],
  ),
  outside(
    'appliance',
    '辛照野',
    '智慧家居产业联盟',
    '秘书长',
    'other',
    'expert',
    '家电智能化标准与品牌出海',
    ['smart-appliance'],
  ),
  outside(
    'chemical',
    '欧阳樵',
    '华东化工安全研究所',
    '正高级工程师',
    'fullSenior',
    'expert',
    '化工园区安全与碳管理',
    ['new-chemical'],
  ),
  outside('food', '郁禾', '江淮农业大学', '副教授', 'associateSenior', 'expert', '食品加工与冷链', ['food']),
  outside(
    'fund',
    '闵觉非',
    '皖东产业基金管理公司',
    '总经理',
    'other',
    'entrepreneur',
    '产业基金运作与基金招商',
    [],
  ),
  outside('owner', '蔺东来', '滁东光能材料公司', '董事长', 'other', 'entrepreneur', '链主企业带动本地配套', [
    'pv',
  ]),
  outside(
    'macro',
    '宫致远',
    '区域经济研究中心',
    '研究员',
    'fullSenior',
    'expert',
    '产业形势与长三角协同',
    [],
  ),
  official('investment', 'investment-promotion', '招商项目研判与洽谈'),
  official('economy', 'economy-information', '链长制实务与堵点破解'),
  official('cadre', 'organization-department', '产业链党建与产才融合', 'inHouse'),
]
