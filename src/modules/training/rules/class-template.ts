import type { ClassFields, ClassKind, ClassModule } from '../contract/index.ts'

/** Hours of one day of training; a half day has four. */
export const hoursOfDay = 8

/** The departments that teach the two modules of a chain lecture that are no outside expert's. */
export interface TeachingDepartments {
  organization: string | null
  investmentPromotion: string | null
}

type Template = Omit<ClassFields, 'hostOrgId' | 'startsOn' | 'endsOn'>

const audience =
  '各县（市、区）分管负责同志，发改、经信、生态环境、人社、自然资源和规划、投资促进、科技、商务、财政等部门和开发区、企业服务中心负责同志，部分企业负责人'

/**
 * A chain lecture (专题讲座): industry by an outside expert; talent and chain Party building by the Organization
 * Department; investment policy and cases by Investment Promotion.
 */
export function chainLecture(
  chain: { code: string; name: string },
  departments: TeachingDepartments,
): Template {
  const modules: ClassModule[] = [
    { kind: 'industry', title: `${chain.name}产业现状、趋势与政策`, taughtByOrgId: null },
    { kind: 'talentParty', title: '招才引智与产业链党建', taughtByOrgId: departments.organization },
    {
      kind: 'investment',
      title: '招商引资政策与产业投资案例',
      taughtByOrgId: departments.investmentPromotion,
    },
  ]
  return {
    kind: 'lecture',
    title: `${chain.name}产业链发展专题讲座`,
    chainCode: chain.code,
    purpose: `了解${chain.name}产业动态，把握发展脉络，明晰产业格局，提升服务产业链的专业能力。`,
    audience,
    cohostOrgIds: [],
    hours: hoursOfDay,
    seats: 60,
    place: null,
    modules,
  }
}

/** The two study classes (专题研修班) of a programme, which draw on the needs of all chains; their modules are free. */
export const studyThemes = {
  finance: {
    title: '金融服务实体经济专题研修班',
    purpose: '掌握产业基金、企业融资和风险防范的政策与方法，提升运用市场推动产业链发展的能力。',
    modules: ['产业基金与资本招商', '企业融资与上市培育', '财政金融风险防范'],
  },
  planning: {
    title: '规划建设专题研修班',
    purpose: '掌握国土空间规划、园区建设和项目审批的政策与方法，提升项目落地的保障能力。',
    modules: ['国土空间规划与用地保障', '园区规划建设与运营', '工程建设项目审批'],
  },
} as const
export type StudyTheme = keyof typeof studyThemes

/** A study class of so many days. */
export function studyClass(theme: StudyTheme | null, days: number): Template {
  const of = theme === null ? null : studyThemes[theme]
  return {
    kind: 'studyClass',
    title: of?.title ?? '专题研修班',
    chainCode: null,
    purpose: of?.purpose ?? null,
    audience,
    cohostOrgIds: [],
    hours: days * hoursOfDay,
    seats: 50,
    place: null,
    modules: (of?.modules ?? ['专题一']).map((title) => ({ kind: 'free', title, taughtByOrgId: null })),
  }
}

/** The template of a kind, for a class that is made by itself. */
export const templateOf = (
  kind: ClassKind,
  chain: { code: string; name: string } | null,
  departments: TeachingDepartments,
): Template => (kind === 'lecture' && chain !== null ? chainLecture(chain, departments) : studyClass(null, 2))
