import { officeWork, officialReading } from './bundles.ts'
import type { Given, RoleData } from './role-data.ts'

/** What a county or zone does for its own firms and matters. */
const regionWork = {
  ...officialReading,
  ...officeWork,
  'chains.gap.export': 'city',
  'chains.output.export': 'city',
  'directory.enterprise.read': 'region',
  'directory.enterprise.export': 'region',
  'directory.enterprise.edit': 'region',
  'directory.enterprise.remove': 'region',
  'directory.enterprise.merge': 'region',
  'platform.bin.read': ['region', 'ownOrg', 'self'],
  'platform.bin.restore': ['region', 'ownOrg', 'self'],
  'chains.placement.edit': 'region',
  'documents.fact.review': ['region', 'ownOrg', 'self'],
  'matters.problem.read': ['region', 'subtree'],
  'matters.problem.open': ['region', 'subtree'],
  'matters.problem.handle': ['region', 'subtree'],
  'matters.problem.remove': ['region', 'ownOrg'],
  'matters.problem.escalate': ['region', 'subtree'],
  'matters.problem.export': ['region', 'subtree'],
  'matters.task.read': ['region', 'subtree'],
  'matters.task.report': 'subtree',
  'matters.task.export': ['region', 'subtree'],
} as const satisfies Given

/** Counties, zones and the service centres there. */
export const regionRoles: readonly RoleData[] = [
  {
    code: 'countyOfficer',
    kind: 'official',
    name: '县（市、区）工作人员',
    nameEn: 'County officer',
    description: '县（市、区）：维护本地企业及其落位，上报和办理本地问题与任务。',
    descriptionEn:
      'Keeps the firms of the county and their places, raises and handles its problems and tasks.',
    needs: ['region'],
    gives: regionWork,
  },
  {
    code: 'zoneOfficer',
    kind: 'official',
    name: '开发区工作人员',
    nameEn: 'Development zone officer',
    description: '开发区：维护区内企业及其落位，上报和办理区内问题与任务。',
    descriptionEn: 'Keeps the firms of the zone and their places, raises and handles its problems and tasks.',
    needs: ['region'],
    gives: regionWork,
  },
  {
    code: 'serviceCentre',
    kind: 'official',
    name: '企业服务中心',
    nameEn: 'Enterprise service centre',
    description: '营商环境办、企业服务中心：受理、分派、回访辖区企业诉求。',
    descriptionEn: 'Takes, dispatches and revisits the requests of enterprises in its region.',
    needs: ['region'],
    gives: {
      ...officialReading,
      'directory.enterprise.read': 'region',
      'documents.document.add': ['ownOrg', 'self'],
      'documents.document.remove': ['ownOrg', 'self'],
      'platform.bin.read': ['ownOrg', 'self'],
      'platform.bin.restore': ['ownOrg', 'self'],
      'matters.problem.read': ['region', 'subtree'],
      'matters.problem.open': ['region', 'subtree'],
      'matters.problem.handle': ['region', 'subtree'],
      'matters.problem.remove': 'ownOrg',
      'matters.problem.escalate': ['region', 'subtree'],
      'matters.problem.close': 'region',
      'matters.problem.export': ['region', 'subtree'],
      'matters.task.read': 'subtree',
      'matters.task.report': 'subtree',
    },
  },
]
