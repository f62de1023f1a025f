import { cityCode, regions } from './regions.ts'
import type { DemoOrganisation } from './types.ts'

const municipal: readonly (readonly [string, string, 'bureau' | 'partyDepartment'])[] = [
  ['development-reform', '市发展和改革委员会', 'bureau'],
  ['economy-information', '市经济和信息化局', 'bureau'],
  ['investment-promotion', '市投资促进局', 'bureau'],
  ['organization-department', '市委组织部', 'partyDepartment'],
  ['science-technology', '市科学技术局', 'bureau'],
  ['human-resources', '市人力资源和社会保障局', 'bureau'],
  ['commerce', '市商务局', 'bureau'],
  ['finance', '市财政局', 'bureau'],
  ['ecology-environment', '市生态环境局', 'bureau'],
  ['natural-resources-planning', '市自然资源和规划局', 'bureau'],
  ['agriculture-rural', '市农业农村局', 'bureau'],
  ['market-regulation', '市市场监督管理局', 'bureau'],
  ['statistics', '市统计局', 'bureau'],
]

/** Offices by kind: municipal bureaux, county governments, zone committees, county enterprise service centres. */
export const organisations: readonly DemoOrganisation[] = [
  ...municipal.map(([code, name, kind]) => ({ code, name: `滁州${name}`, kind, regionCode: cityCode })),
  ...regions.flatMap((region): DemoOrganisation[] => {
    if (region.kind === 'city') return []
    if (region.kind === 'zone') {
      const name = `${region.name}管理委员会`
      return [{ code: zoneOf(region.code), name, kind: 'zoneCommittee', regionCode: region.code }]
    }
    return [
      {
        code: `government-${region.code}`,
        name: `${region.name}人民政府`,
        kind: 'countyGovernment',
        regionCode: region.code,
      },
      {
        code: `service-centre-${region.code}`,
        name: `${region.name}企业服务中心`,
        kind: 'serviceCentre',
        regionCode: region.code,
      },
    ]
  }),
]

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
