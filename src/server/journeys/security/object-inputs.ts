import type { HiddenCity } from './hidden-city.ts'

/** Inputs with which endpoints are tried, beside the field that names an object out of reach. */

export const survey = ({ own }: HiddenCity) => ({
  title: '核对后的训前调研',
  purpose: '了解培训需求',
  askedByOrgId: own.orgId,
  basis: '年度计划',
  minutes: 3,
  chainCode: own.chainCode,
  opensOn: '2023-06-15',
  closesOn: '2023-06-30',
  questions: [],
})
export const idea = ({ own }: HiddenCity) => ({
  title: '统一调度冷链车辆',
  text: '建议统一调度冷链车辆，减少空驶。',
  chainCode: own.chainCode,
})

export const discussion = ({ own }: HiddenCity) => ({
  kind: 'visit',
  title: '核对后的走访',
  heldOn: '2023-06-01',
  hostOrgId: own.orgId,
  chainCode: own.chainCode,
})
export const otherGroup = { id: '00000000-0000-4000-8000-000000000009', lockVersion: 1 }
export const reason = { reason: '核对后更正' }
// A version that is out of date, so that the object stands for the cases after it.
export const outOfDate = () => ({ ...reason, lockVersion: 99 })
export const ownNode = ({ own }: HiddenCity) => ({ chainCode: own.chainCode, nodeCode: own.nodeCode })
export const hiddenNodeOf = ({ hidden, hiddenNode }: HiddenCity) => ({
  chainCode: hidden.chain,
  nodeCode: hiddenNode,
})
export const ofProblem = { kind: 'matters.problem' }
export const task = ({ own, hidden }: HiddenCity) => ({
  title: '核对后办理的任务',
  goal: '补齐环节',
  chainCode: own.chainCode,
  leadPersonId: own.personId,
  leadOrgId: hidden.organisation,
  startsOn: '2023-06-15',
  dueOn: '2023-12-15',
  targets: [{ quarter: '2023Q4', target: '补齐' }],
  origin: 'instruction',
  instruction: '市政府会议纪要',
})
export const problem = ({ own }: HiddenCity) => ({
  title: '核对后登记的问题',
  problem: '用地指标尚未落实',
  chainCode: own.chainCode,
  origin: 'own',
})
export const post = ({ own }: HiddenCity) => ({
  chainCode: own.chainCode,
  role: 'taskForce',
  holderName: '某单位',
  sinceOn: '2023-06-01',
  source: '任职文件',
})
export const need = ({ own }: HiddenCity) => ({
  level: 'organisation',
  statement: '核对后登记的培训需求',
  orgId: own.orgId,
  topics: ['land-use'],
})
export const talentNeed = ({ own }: HiddenCity) => ({
  title: '核对后填报的岗位',
  kind: 'post',
  enterpriseId: own.enterpriseId,
  chainCode: own.chainCode,
  headcount: 1,
  urgency: 3,
  postKind: 'technical',
  talentGroup: 'young',
  education: '90',
})
export const placement = {
  sharePercent: 1,
  role: '本地供应商',
  evidence: '产线已投产',
  source: '企业投产报告',
  asOfOn: '2023-06-01',
}
export const ref = (id: string) => [{ kind: 'matters.problem', id }]
export const chain = { kind: 'chain' } as const
export const node = {
  kind: 'chain',
  with: ({ hiddenNode }: HiddenCity) => ({ nodeCode: hiddenNode }),
} as const

export const courseOf = ({ own }: HiddenCity) => ({
  id: own.courseId,
  hostOrgId: own.orgId,
  title: '自己的课',
  hours: '2',
})

/** A session of the stranger's own class; the updates take one each, because each is a version further on then. */
export const session = { kind: 'teaching', title: '自己的课', hours: 2 }
export const newSession = ({ own }: HiddenCity) => ({ ...session, id: own.classId })
export const ownSession = (at: number) => (city: HiddenCity) => ({ ...session, id: city.own.sessionIds[at] })
