import type { Database } from '#platform/db/database.ts'
import { actOnProblem } from '../../testing/act.ts'
import { testPerson } from '../../testing/actors.ts'
import { type TestApi, testApi } from '../../testing/api.ts'

export const proof = { text: '市发改委批复已下达', attachment: '滁发改能评〔2023〕18号' }

export type ProblemCity = Awaited<ReturnType<typeof openProblemCity>>

/** The people around a problem of the photovoltaic chain, and what they do again and again. */
export async function openProblemCity(database: Database) {
  const ids = { office: '', lead: '', assist: '', other: '', enterprise: '', firm: '' }
  const node = { chainCode: 'pv', nodeCode: '' }
  const api = testApi(async () => database)
  const orgs = await api.client.directory.listOrganisations()
  const org = (code: string) => orgs.find((one) => one.code === code)!.id
  Object.assign(ids, {
    office: org('economy-information'),
    lead: org('development-reform'),
    assist: org('natural-resources-planning'),
    other: org('agriculture-rural'),
  })
  const firmOrg = await database.db
    .selectFrom('directory.organisation')
    .select(['id', 'enterprise_id'])
    .where('enterprise_id', 'is not', null)
    .orderBy('code')
    .executeTakeFirstOrThrow()
  Object.assign(ids, { firm: firmOrg.id, enterprise: firmOrg.enterprise_id })
  node.nodeCode = (await api.client.chains.listGaps({ chain: ['pv'], verdict: ['sound'] })).items[0]!.nodeCode
  const officer = testPerson(
    'office',
    ids.office,
    [
      'matters.problem.read',
      'matters.problem.open',
      'matters.problem.handle',
      'matters.problem.escalate',
      'matters.problem.close',
      'matters.problem.export',
      'chains.chain.read',
    ],
    { chainCodes: ['pv'] },
  )
  // The register of enterprises is read over the whole city, as offices of the city do.
  const register = testPerson('office', null, ['directory.enterprise.read'], { everywhere: true })
  const given = [officer, register].flatMap(({ rights }) => (rights === 'all' ? [] : [...rights]))
  const office = api.as({ ...officer, rights: new Map(given) })
  const lead = api.as(
    testPerson('lead', ids.lead, [
      'matters.problem.read',
      'matters.problem.handle',
      'matters.problem.escalate',
    ]),
  )
  const firm = api.as(testPerson('firm', ids.firm, ['matters.problem.read', 'matters.problem.rate']))
  const chief = api.as(
    testPerson(
      'chief',
      null,
      ['matters.problem.read', 'matters.problem.supervise', 'matters.problem.close'],
      {
        chainCodes: ['pv'],
      },
    ),
  )
  const stranger = api.as(
    testPerson('stranger', ids.other, [
      'matters.problem.read',
      'matters.problem.open',
      'matters.problem.handle',
      'matters.problem.escalate',
      'matters.problem.supervise',
      'matters.problem.close',
      'matters.problem.rate',
      'matters.problem.export',
    ]),
  )

  const open = (
    by: TestApi,
    values: Partial<Parameters<TestApi['client']['matters']['openProblem']>[0]> = {},
  ) =>
    by.client.matters.openProblem({
      title: '扩产项目能耗指标缺口',
      problem: '扩产项目能耗指标缺口约4万吨标准煤，尚未落实',
      chainCode: 'pv',
      origin: 'own',
      ...values,
    })

  type Act = Parameters<typeof actOnProblem>[1]
  const act = async (by: TestApi, id: string, action: Act['action'], told: Partial<Act> = {}) => {
    const { stateVersion } = await api.client.matters.getProblem({ id })
    return actOnProblem(by, { id, action, stateVersion, ...told })
  }

  const toResolved = async (values: Parameters<typeof open>[1] = {}) => {
    const { id } = await open(office, values)
    await act(office, id, 'assign', { leadOrgId: ids.lead, assistOrgIds: [ids.assist], workdays: 15 })
    await act(lead, id, 'plan', { countermeasure: '市级统筹能耗指标，分两批落实' })
    await act(lead, id, 'start')
    return act(lead, id, 'resolve', { effect: '指标全部落实，项目复工', proofs: [proof] })
  }

  const audit = async (id: string) =>
    (await api.client.system.listAudit({ kind: 'matters.problem', id }))
      .map((entry) => entry.action)
      .reverse()

  return { api, office, lead, firm, chief, stranger, ids, node, open, act, toResolved, audit }
}
