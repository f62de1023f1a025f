import { officialReading } from './bundles.ts'
import type { RoleData } from './role-data.ts'

/** Enterprises, experts, cadres in training and instructors: each sees the chains and what is their own. */
export const others: readonly RoleData[] = [
  {
    code: 'enterpriseUser',
    kind: 'outside',
    name: '企业用户',
    nameEn: 'Enterprise user',
    description: '企业：核对本企业数据，提出诉求并评价办理；看不到其他企业的数据。',
    descriptionEn:
      'Confirms the data of its own firm, raises requests and rates them; sees no data of other firms.',
    needs: ['org'],
    gives: {
      'chains.chain.read': 'city',
      'governance.card.read': 'city',
      'directory.enterprise.read': 'ownOrg',
      'directory.enterprise.edit': 'ownOrg',
      'matters.problem.read': ['ownOrg', 'self'],
      'matters.problem.open': 'ownOrg',
      'matters.problem.rate': 'ownOrg',
    },
  },
  {
    code: 'expert',
    kind: 'outside',
    name: '专家',
    nameEn: 'Expert',
    description: '专家、教师：研究图谱与产值，评审指定产业链的证据；看不到单个企业的数据。',
    descriptionEn:
      'Studies maps and output, reviews the evidence of named chains; sees no data of single firms.',
    needs: [],
    gives: {
      'chains.chain.read': 'city',
      'chains.template.read': 'city',
      'chains.output.read': 'city',
      'chains.evidence.read': 'ownChains',
      'governance.card.read': 'city',
      'matters.problem.read': 'self',
      'matters.problem.open': 'self',
      'matters.task.read': 'self',
      'matters.task.report': 'self',
    },
  },
  {
    code: 'trainee',
    kind: 'official',
    name: '学员·干部',
    nameEn: 'Trainee',
    description: '参训干部：了解产业链情况，提出训前问题，查看本人的任务。',
    descriptionEn: 'Cadre in training: learns about the chains, raises problems and sees personal tasks.',
    needs: [],
    gives: {
      ...officialReading,
      'directory.person.read': 'self',
      'matters.problem.read': 'self',
      'matters.problem.open': 'self',
      'matters.task.read': 'self',
      'matters.task.report': 'self',
    },
  },
  {
    code: 'partyInstructor',
    kind: 'official',
    name: '党建指导员',
    nameEn: 'Party-building instructor',
    description: '产业链党委、党建指导员：走访企业，登记所联系产业链的活动和问题。',
    descriptionEn: 'Visits firms, records activities and raises problems of the chains he or she serves.',
    needs: ['chains'],
    gives: {
      ...officialReading,
      'directory.enterprise.read': 'city',
      'governance.activity.add': 'ownChains',
      'governance.activity.remove': 'ownChains',
      'platform.bin.read': 'ownChains',
      'platform.bin.restore': 'ownChains',
      'matters.problem.read': ['ownChains', 'self'],
      'matters.problem.open': ['ownChains', 'self'],
      'matters.task.read': 'self',
      'matters.task.report': 'self',
    },
  },
]
