import type { DeptKind, OrganisationKind } from '#modules/directory/contract/organisation.ts'
import { cityCode, regions } from './regions.ts'
import type { DemoEnterprise, DemoOrganisation, DemoRegion } from './types.ts'

/** A bureau: code, name without the city, short name, branch of work. */
const bureaux: readonly (readonly [string, string, string, DeptKind])[] = [
  ['development-reform', '市发展和改革委员会', '市发改委', 'developmentReform'],
  ['economy-information', '市经济和信息化局', '市经信局', 'economyInformation'],
  ['ecology-environment', '市生态环境局', '市生态环境局', 'ecologyEnvironment'],
  ['human-resources', '市人力资源和社会保障局', '市人社局', 'humanResources'],
  ['natural-resources-planning', '市自然资源和规划局', '市资规局', 'planning'],
  ['investment-promotion', '市投资促进局', '市投促局', 'investmentPromotion'],
  ['science-technology', '市科学技术局', '市科技局', 'scienceTechnology'],
  ['commerce', '市商务局', '市商务局', 'commerce'],
  ['finance', '市财政局', '市财政局', 'finance'],
  ['agriculture-rural', '市农业农村局', '市农业农村局', 'agricultureRural'],
  ['market-regulation', '市市场监督管理局', '市市场监管局', 'marketRegulation'],
  ['statistics', '市统计局', '市统计局', 'statistics'],
]

const city = (
  code: string,
  name: string,
  shortName: string,
  kind: OrganisationKind,
  parentCode: string | null,
  deptKind: DeptKind | null = null,
): DemoOrganisation => ({ code, name, shortName, kind, deptKind, parentCode, regionCode: cityCode })

const ofCity: readonly DemoOrganisation[] = [
  city('party-committee', '中共滁州市委员会', '市委', 'partyCommittee', null),
  city('people-congress', '滁州市人民代表大会常务委员会', '市人大常委会', 'other', null),
  city('government', '滁州市人民政府', '市政府', 'government', null),
  city('consultative-conference', '中国人民政治协商会议滁州市委员会', '市政协', 'other', null),
  city('party-office', '中共滁州市委办公室', '市委办', 'office', 'party-committee'),
  city(
    'organization-department',
    '滁州市委组织部',
    '市委组织部',
    'partyDepartment',
    'party-committee',
    'organization',
  ),
  city(
    'cadre-education',
    '滁州市委组织部干部教育科',
    '干部教育科',
    'section',
    'organization-department',
    'organization',
  ),
  city('talent', '滁州市委组织部人才科', '人才科', 'section', 'organization-department', 'organization'),
  city('united-front', '滁州市委统战部', '市委统战部', 'partyDepartment', 'party-committee'),
  city('party-school', '中共滁州市委党校', '市委党校', 'school', 'party-committee'),
  city('government-office', '滁州市人民政府办公室', '市政府办', 'office', 'government'),
  city('supervision', '滁州市人民政府督查室', '市政府督查室', 'section', 'government-office'),
  ...bureaux.map(([code, name, shortName, deptKind]) =>
    city(code, `滁州${name}`, shortName, 'bureau', 'government', deptKind),
  ),
  city(
    'chain-section',
    '滁州市经济和信息化局产业链推进科',
    '产业链推进科',
    'section',
    'economy-information',
    'economyInformation',
  ),
  city(
    'project-section',
    '滁州市投资促进局项目科',
    '项目科',
    'section',
    'investment-promotion',
    'investmentPromotion',
  ),
  city(
    'talent-development',
    '滁州市人力资源和社会保障局人才开发科',
    '人才开发科',
    'section',
    'human-resources',
    'humanResources',
  ),
  city('institute-pv', '滁州光伏材料研究院（演示）', '光伏材料院', 'institute', 'government'),
  city('institute-appliance', '滁州智能家电研究院（演示）', '智能家电院', 'institute', 'government'),
  city('institute-battery', '滁州动力电池研究院（演示）', '动力电池院', 'institute', 'government'),
  city('school-technology', '滁州江淮理工学院（演示）', '江淮理工', 'school', 'government'),
  city('school-vocational', '滁州皖东产业职业学院（演示）', '皖东职院', 'school', 'government'),
]

const countyBureaux: readonly (readonly [string, string, DeptKind])[] = [
  ['development-reform', '发展和改革委员会', 'developmentReform'],
  ['economy-information', '经济和信息化局', 'economyInformation'],
  ['investment-promotion', '投资促进中心', 'investmentPromotion'],
]
const zoneBureaux: readonly (readonly [string, string, DeptKind])[] = [
  ['economy', '经济发展局', 'economyInformation'],
  ['investment-promotion', '投资促进局', 'investmentPromotion'],
]

/** The government or committee of a county or zone, its service centre and some of its bureaux. */
function ofRegion({ code: regionCode, name, kind }: DemoRegion): DemoOrganisation[] {
  const zone = kind === 'zone'
  const office = zone ? zoneOf(regionCode) : `government-${regionCode}`
  const below = (code: string, short: string, of: OrganisationKind, deptKind: DeptKind | null) => ({
    code: `${code}-${regionCode}`,
    name: `${name}${short}`,
    shortName: short,
    kind: of,
    deptKind,
    parentCode: office,
    regionCode,
  })
  return [
    {
      code: office,
      name: `${name}${zone ? '管理委员会' : '人民政府'}`,
      shortName: name,
      kind: zone ? 'zoneCommittee' : 'countyGovernment',
      deptKind: null,
      parentCode: 'government',
      regionCode,
    },
    ...(zone ? zoneBureaux : countyBureaux).map(([code, short, deptKind]) =>
      below(code, short, 'countyBureau', deptKind),
    ),
    below('service-centre', '企业服务中心', 'serviceCentre', null),
  ]
}

/** Every office of the city, parents before what is below them. */
export const organisations: readonly DemoOrganisation[] = [
  ...ofCity,
  ...regions.flatMap((region) => (region.kind === 'city' ? [] : ofRegion(region))),
]

/** The enterprises that people of the system deal with, as organisations below their county or zone. */
export function organisationsOfEnterprises(enterprises: readonly DemoEnterprise[]): DemoOrganisation[] {
  return enterprises
    .filter(({ kinds }) => kinds.includes('chainOwner') || kinds.includes('leadingEnterprise'))
    .map(({ uscc, name, regionCode }) => ({
      code: `enterprise-${uscc.toLowerCase()}`,
      name,
      shortName: null,
      kind: 'enterprise',
      deptKind: null,
      parentCode: officeOfRegion(regionCode),
      regionCode,
      uscc,
    }))
}

/** Code of the office that answers for a county or zone. */
export function officeOfRegion(regionCode: string): string {
  const region = regions.find((candidate) => candidate.code === regionCode)
  if (region === undefined || region.kind === 'city')
    throw new RangeError(`${regionCode} is no county or zone`)
  return region.kind === 'zone' ? zoneOf(regionCode) : `government-${regionCode}`
}

function zoneOf(regionCode: string): string {
  return `committee-${regionCode}`
}

/** Lead unit of each chain. */
export const leadOfChain: Readonly<Record<string, string>> = {
  pv: 'economy-information',
  semiconductor: 'science-technology',
  automobile: 'development-reform',
  'new-energy-battery': 'development-reform',
  'medical-device': 'market-regulation',
  'smart-appliance': 'economy-information',
  'new-chemical': 'economy-information',
  food: 'agriculture-rural',
}
