import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import type { Reach } from '#platform/rights/reach.ts'
import { actOnTask } from '../testing/act.ts'
import { reach, testPerson } from '../testing/actors.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../testing/api.ts'

/** What LibreOffice reads from a workbook, as lines of comma-separated text. */
async function openInOffice(file: Blob): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shuanglian-ledger-'))
  try {
    writeFileSync(join(folder, 'list.xlsx'), new Uint8Array(await file.arrayBuffer()))
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'csv:Text - txt - csv (StarCalc):44,34,76,1',
        '--outdir',
        folder,
        join(folder, 'list.xlsx'),
      ],
      { stdio: 'ignore', timeout: 120_000 },
    )
    return readFileSync(join(folder, 'list.csv'), 'utf8').trim().split('\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const reachOver = (permission: 'chains.placement.edit'): [typeof permission, Reach][] => [
  [permission, reach({ chainCodes: ['pv'] })],
]

onBothDemoCities('tasks and ledgers', (database) => {
  let api: TestApi
  let office: TestApi
  let lead: TestApi
  let chief: TestApi
  let stranger: TestApi
  const ids = { office: '', lead: '', assist: '', other: '' }
  const leader = { id: '', name: '', post: '' }
  let gap = { chainCode: 'pv', nodeCode: '' }

  beforeAll(async () => {
    api = testApi(async () => database())
    const orgs = await api.client.directory.listOrganisations()
    const org = (code: string) => orgs.find((one) => one.code === code)!.id
    Object.assign(ids, {
      office: org('economy-information'),
      lead: org('investment-promotion'),
      assist: org('finance'),
      other: org('agriculture-rural'),
    })
    const weak = (await api.client.chains.listGaps({ chain: ['pv'], verdict: ['weak'] })).items.find(
      (row) => row.ruleFired === 'weak.localSupplyRate',
    )
    gap = { chainCode: 'pv', nodeCode: weak!.nodeCode }
    const [person] = (await api.client.directory.listPeople({ organisation: org('government') })).items
    Object.assign(leader, { id: person!.id, name: person!.name, post: person!.posts[0]!.title })
    const drafting = [
      'chains.chain.read',
      'directory.person.read',
      'matters.task.read',
      'matters.task.draft',
      'matters.task.export',
    ] as const
    office = api.as(
      testPerson('office', ids.office, [...drafting, 'matters.task.approve', 'matters.problem.read'], {
        orgIds: [org('government')],
        chainCodes: ['pv'],
      }),
    )
    lead = api.as(
      testPerson('lead', ids.lead, ['chains.chain.read', 'matters.task.read', 'matters.task.report'], {
        orgIds: [ids.lead],
        chainCodes: ['pv'],
      }),
    )
    chief = api.as(
      testPerson('chief', null, ['matters.task.read', 'matters.task.approve'], { chainCodes: ['pv'] }),
    )
    stranger = api.as(
      testPerson('stranger', ids.other, [...drafting, 'matters.task.approve', 'matters.task.report']),
    )
  })

  const values = () => ({
    title: '引进本地配套企业',
    actionType: 'fill' as const,
    goal: '本地配套率提高到45%以上',
    ...gap,
    origin: 'gap' as const,
    raisedFrom: [{ kind: 'chains.node', id: gap.nodeCode }],
    leadPersonId: leader.id,
    leadOrgId: ids.lead,
    assistOrgIds: [ids.assist],
    startsOn: '2023-04-01',
    dueOn: '2023-12-31',
    targets: [
      { quarter: '2023Q2', target: '签约企业', value: 2, unit: '家' },
      { quarter: '2023Q4', target: '投产企业', value: 4, unit: '家' },
    ],
  })

  const running = async () => {
    const drafted = await office.client.matters.createTask(values())
    const { id } = drafted
    const approve = { id, action: 'approve' as const, stateVersion: drafted.stateVersion }
    expect(await refusal(actOnTask(office, approve))).toMatchObject({
      status: 403,
      reason: 'platform.workflow.samePerson',
    })
    const approved = await actOnTask(chief, approve)
    return actOnTask(lead, { id, action: 'start', stateVersion: approved.stateVersion })
  }

  it('SYS18: born from a gap, drafted, approved, running, reported on and finished by evidence', async () => {
    const draft = await office.client.matters.draftTask({ kind: 'gap', chainCode: 'pv', id: gap.nodeCode })
    expect(draft).toMatchObject({ origin: 'gap', nodeCode: gap.nodeCode })
    const task = await running()
    expect(task).toMatchObject({
      state: 'running',
      leadLeader: { personId: leader.id, name: leader.name, post: leader.post },
      lead: { id: ids.lead },
      assisting: [{ id: ids.assist }],
      // 1 April to 31 December are 275 days, 15 June is the 76th: 76 / 275 = 27.6 %.
      pace: { progress: 0, elapsed: 27.6, behind: 27.6, light: 'red' },
    })
    const { id } = task
    expect(
      await refusal(actOnTask(office, { id, action: 'finish', stateVersion: task.stateVersion })),
    ).toMatchObject({ status: 409, reason: 'matters.task.noProof' })
    const report = {
      id,
      stateVersion: task.stateVersion,
      reportedOn: '2023-06-14',
      text: '已签约一家配套企业',
      proofs: [{ text: '签约协议', attachment: '滁投协〔2023〕6号' }],
    }
    expect(await refusal(lead.client.matters.reportOnTask(report))).toMatchObject({
      status: 400,
      reason: 'matters.task.valueMissing',
    })
    // 1 of 4 firms is 25 %; 27.6 − 25 = 2.6 points behind.
    const reported = await lead.client.matters.reportOnTask({ ...report, value: 1 })
    expect(reported).toMatchObject({
      pace: { progress: 25, behind: 2.6, light: 'green' },
      reports: [{ percent: 25, proofs: [{ attachment: '滁投协〔2023〕6号' }], change: null }],
    })
    expect(
      await refusal(actOnTask(lead, { id, action: 'finish', stateVersion: reported.stateVersion })),
    ).toMatchObject({ status: 403 })
    const done = await actOnTask(office, {
      id,
      action: 'finish',
      stateVersion: reported.stateVersion,
    })
    expect(done).toMatchObject({ state: 'done', doneOn: '2023-06-15', pace: { light: 'green' } })
    const thread = await api.client.system.traceThread({ kind: 'chains.node', id: gap.nodeCode, depth: 1 })
    expect(thread.links.map((link) => [link.relation, link.from.id])).toContainEqual(['raisedFrom', id])
  })

  it('a figure that a report brings scores the gap again; both verdicts and their inputs are kept', async () => {
    const task = await running()
    const before = await api.client.chains.getNode(gap)
    expect(before.diagnosis.verdict).toBe('weak')
    const { reports } = await lead.client.matters.reportOnTask({
      id: task.id,
      stateVersion: task.stateVersion,
      reportedOn: '2023-06-15',
      text: '本地配套率已达45%',
      value: 2,
      figure: { indicator: 'localSupplyRate', value: 45, asOfOn: '2023-06-15', source: '链主企业采购自报' },
    })
    const { change } = reports[0]!
    const after = await api.client.chains.getNode(gap)
    expect(change).toMatchObject({
      verdictBefore: 'weak',
      verdictAfter: after.diagnosis.verdict,
      scoreBefore: before.diagnosis.score,
      scoreAfter: after.diagnosis.score,
      inputsHashBefore: before.basis.inputsHash,
      inputsHashAfter: after.basis.inputsHash,
      assessedOn: '2023-06-15',
    })
    expect(after.diagnosis.verdict).not.toBe('weak')
    expect(change!.inputsHashAfter).not.toBe(change!.inputsHashBefore)
    const { links } = await api.client.system.traceThread({ kind: 'matters.task', id: task.id, depth: 2 })
    expect(links).toContainEqual(
      expect.objectContaining({
        relation: 'brought',
        to: expect.objectContaining({ id: change!.evidence!.id }),
      }),
    )
    expect(links).toContainEqual(
      expect.objectContaining({
        relation: 'evidenceFor',
        from: expect.objectContaining({ id: change!.evidence!.id }),
        to: expect.objectContaining({ id: gap.nodeCode }),
      }),
    )
  })

  it('an enterprise that a report places on the node scores the gap again, under the right to place enterprises', async () => {
    const gapRow = (await api.client.chains.listGaps({ chain: ['pv'], verdict: ['break'] })).items[0]
    const node = { chainCode: 'pv', nodeCode: gapRow!.nodeCode }
    const firm = await api.client.directory.createEnterprise({
      uscc: '91341126MA2N00001T',
      name: '滁州新材配套有限公司',
      regionCode: '341126',
      aboveScale: true,
      source: '测试录入',
      asOfOn: '2023-06-01',
    })
    const start = async () => {
      const drafted = await office.client.matters.createTask({
        ...values(),
        ...node,
        raisedFrom: [{ kind: 'chains.node', id: node.nodeCode }],
      })
      const { id } = drafted
      const approved = await actOnTask(chief, {
        id,
        action: 'approve',
        stateVersion: drafted.stateVersion,
      })
      return actOnTask(lead, { id, action: 'start', stateVersion: approved.stateVersion })
    }
    const task = await start()
    const placement = {
      enterpriseId: firm.id,
      sharePercent: 80,
      role: '本地供应商',
      evidence: '一期产线已投产并向两家企业供货',
      source: '企业投产报告',
      asOfOn: '2023-06-10',
    }
    const report = (stateVersion: number) => ({
      id: task.id,
      stateVersion,
      reportedOn: '2023-06-15',
      text: '引进企业已投产',
      value: 1,
      placement,
    })
    // Whoever reports and may not place enterprises is refused, and nothing of the report stays.
    const withRegister = testPerson(
      'lead',
      ids.lead,
      ['chains.chain.read', 'matters.task.read', 'matters.task.report', 'directory.enterprise.read'],
      { orgIds: [ids.lead], chainCodes: ['pv'], regionCodes: ['341126'] },
    )
    expect(
      await refusal(api.as(withRegister).client.matters.reportOnTask(report(task.stateVersion))),
    ).toMatchObject({ status: 403, details: { permission: 'chains.placement.edit' } })
    expect(await api.client.matters.getTask({ id: task.id })).toMatchObject({
      reports: [],
      stateVersion: task.stateVersion,
    })
    expect(await api.client.chains.listPlacements({ enterpriseId: firm.id })).toEqual([])
    // An enterprise out of reach is unknown.
    expect(await refusal(lead.client.matters.reportOnTask(report(task.stateVersion)))).toMatchObject({
      reason: 'directory.enterprise.unknown',
    })

    const placer = api.as({
      ...withRegister,
      rights: new Map([
        ...(withRegister.rights === 'all' ? [] : withRegister.rights),
        ...reachOver('chains.placement.edit'),
      ]),
    })
    const before = await api.client.chains.getNode(node)
    expect(before.diagnosis.verdict).toBe('break')
    const { reports, stateVersion } = await placer.client.matters.reportOnTask(report(task.stateVersion))
    const after = await api.client.chains.getNode(node)
    expect(reports[0]!.change).toMatchObject({
      evidence: null,
      placement: { kind: 'chains.placement' },
      verdictBefore: 'break',
      verdictAfter: after.diagnosis.verdict,
      scoreBefore: before.diagnosis.score,
      scoreAfter: after.diagnosis.score,
      inputsHashBefore: before.basis.inputsHash,
      inputsHashAfter: after.basis.inputsHash,
    })
    expect(after.diagnosis.verdict).not.toBe('break')
    const [place] = await api.client.chains.listPlacements({ enterpriseId: firm.id })
    expect(place).toMatchObject({ nodeCode: node.nodeCode, sharePercent: 80, source: '企业投产报告' })
    const { links } = await api.client.system.traceThread({ kind: 'matters.task', id: task.id, depth: 1 })
    expect(links.map((link) => [link.relation, link.to.id])).toContainEqual(['brought', place!.id])
    // Twice in one place, or more than all of its output, is refused with the whole report.
    expect(await refusal(placer.client.matters.reportOnTask(report(stateVersion)))).toMatchObject({
      reason: 'chains.placement.shareExceeded',
    })
    expect(
      await refusal(
        placer.client.matters.reportOnTask({
          ...report(stateVersion),
          placement: { ...placement, sharePercent: 5 },
        }),
      ),
    ).toMatchObject({ status: 409, reason: 'chains.placement.exists' })
    // The report stays when the place is taken back.
    await api.client.chains.removePlacement({
      id: place!.id,
      lockVersion: place!.lockVersion,
      reason: '企业停产',
    })
    const kept = await api.client.matters.getTask({ id: task.id })
    expect(kept.reports[0]!.change).toMatchObject({ placement: null, verdictBefore: 'break' })
  })

  it('a task is led by a person of the directory: known, within reach and in service', async () => {
    const { matters } = office.client
    const created = await matters.createTask(values())
    expect(created.leadLeader).toEqual({ personId: leader.id, name: leader.name, post: leader.post })
    const thread = await api.client.system.traceThread({ kind: 'matters.task', id: created.id, depth: 1 })
    const ledBy = (links: typeof thread.links) =>
      links.filter((link) => link.relation === 'ledBy').map((link) => link.to.id)
    expect(ledBy(thread.links)).toEqual([leader.id])
    const unknown = { ...values(), leadPersonId: '00000000-0000-4000-8000-000000000000' }
    expect(await refusal(matters.createTask(unknown))).toMatchObject({
      status: 400,
      reason: 'directory.person.unknown',
      details: { field: 'leadPersonId' },
    })
    const [elsewhere] = (await api.client.directory.listPeople({ organisation: ids.other })).items
    expect(await refusal(matters.createTask({ ...values(), leadPersonId: elsewhere!.id }))).toMatchObject({
      reason: 'directory.person.unknown',
    })
    const colleague = await api.client.directory.createPerson({
      name: '测试领导甲',
      orgId: (await api.client.directory.getPerson({ id: leader.id })).orgId,
    })
    const { origin: _origin, raisedFrom: _raised, ...fields } = values()
    const changed = await matters.updateTask({
      ...fields,
      id: created.id,
      lockVersion: created.lockVersion,
      leadPersonId: colleague.id,
    })
    // Without a post the organisation stands in its place.
    expect(changed.leadLeader).toEqual({
      personId: colleague.id,
      name: '测试领导甲',
      post: '滁州市人民政府',
    })
    const now = await api.client.system.traceThread({ kind: 'matters.task', id: created.id, depth: 1 })
    expect(ledBy(now.links)).toEqual([colleague.id])
    await api.client.directory.leavePerson({
      id: colleague.id,
      lockVersion: colleague.lockVersion,
      leftOn: '2023-06-14',
      reason: '调离',
    })
    expect(await refusal(matters.createTask({ ...values(), leadPersonId: colleague.id }))).toMatchObject({
      reason: 'matters.task.leaderLeft',
    })
    // The draft that names the colleague already is still edited.
    await matters.updateTask({
      ...fields,
      id: created.id,
      lockVersion: changed.lockVersion,
      leadPersonId: colleague.id,
      title: '引进本地配套企业（修订）',
    })
    expect((await matters.listTasks({ query: '测试领导甲' })).items.map(({ id }) => id)).toEqual([created.id])
  })

  it('a task of before the directory names its leader in words', async () => {
    const { id } = await office.client.matters.createTask(values())
    await sql`update matters.task set lead_person_id = null, lead_leader_name = '某副市长' where id = ${id}`.execute(
      database().db,
    )
    expect((await office.client.matters.getTask({ id })).leadLeader).toEqual({
      personId: null,
      name: '某副市长',
      post: null,
    })
    const neither = sql`update matters.task set lead_leader_name = null where id = ${id}`.execute(
      database().db,
    )
    await expect(neither).rejects.toThrow(/task_leader/)
  })

  it('build and extend are offered where the chain switches them on', async () => {
    const { matters } = office.client
    expect(await matters.listTaskVerbs({ chainCode: 'pv' })).toEqual(['fill', 'scale', 'strengthen'])
    expect(await refusal(matters.createTask({ ...values(), actionType: 'extend' }))).toMatchObject({
      status: 400,
      reason: 'matters.task.verbOff',
    })
    const { settings, lockVersion } = await api.client.chains.getSettings({ chainCode: 'pv' })
    await api.client.chains.updateSettings({
      chainCode: 'pv',
      settings: { ...settings, buildAndExtend: true },
      lockVersion,
      reason: '开启建链延链',
    })
    expect(await matters.listTaskVerbs({ chainCode: 'pv' })).toContain('stabilise')
    expect((await matters.createTask({ ...values(), actionType: 'extend' })).actionType).toBe('extend')
  })

  it('a draft is changed by one editor at a time and not after its approval; it is cancelled with a reason', async () => {
    const drafted = await office.client.matters.createTask(values())
    const { id, lockVersion } = drafted
    const { origin: _origin, raisedFrom: _raised, ...fields } = values()
    await office.client.matters.updateTask({ ...fields, id, lockVersion, title: '引进配套企业（修订）' })
    expect(
      await refusal(office.client.matters.updateTask({ ...fields, id, lockVersion, title: '另一人的标题' })),
    ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    expect(
      await refusal(actOnTask(office, { id, action: 'cancel', stateVersion: drafted.stateVersion })),
    ).toMatchObject({ status: 400, reason: 'platform.workflow.needMissing' })
    const cancelled = await actOnTask(office, {
      id,
      action: 'cancel',
      stateVersion: drafted.stateVersion,
      reason: '与在建项目重复',
    })
    expect(cancelled).toMatchObject({
      state: 'cancelled',
      cancelReason: '与在建项目重复',
      pace: { light: 'grey' },
    })
  })

  it('is approved, cancelled and taken up again by the dialog of every workflow, without asking for what the task says', async () => {
    const drafted = await office.client.matters.createTask(values())
    const object = { kind: 'matters.task', id: drafted.id }
    const step = async (action: string, told: object = {}) => {
      const { lockVersion } = await api.client.workflow.getWorkflow(object)
      return chief.client.workflow.act({ object, action, lockVersion, ...told })
    }
    const offered = (await chief.client.workflow.getWorkflow(object)).actions
    expect(offered.find(({ action }) => action === 'approve')).toMatchObject({ needs: [], ownForm: false })
    const approved = await step('approve')
    expect(approved).toMatchObject({ state: 'approved', clock: { dueOn: '2023-12-31' } })
    expect(await refusal(step('cancel'))).toMatchObject({ reason: 'platform.workflow.needMissing' })
    await step('cancel', { reason: '与在建项目重复' })
    expect(await office.client.matters.getTask({ id: drafted.id })).toMatchObject({
      state: 'cancelled',
      cancelReason: '与在建项目重复',
    })
    await step('reopen', { reason: '重新论证后恢复' })
    expect(await office.client.matters.getTask({ id: drafted.id })).toMatchObject({
      state: 'running',
      cancelReason: null,
    })
  })

  it('a task by instruction quotes it; quarters lie within the term', async () => {
    const { matters } = office.client
    const byWord = { ...values(), origin: 'instruction' as const, raisedFrom: [] }
    expect(await refusal(matters.createTask(byWord))).toMatchObject({
      reason: 'matters.task.instructionMissing',
    })
    expect(
      await refusal(
        matters.createTask({
          ...byWord,
          instruction: '抓紧推进',
          targets: [{ quarter: '2024Q1', target: '投产' }],
        }),
      ),
    ).toMatchObject({ reason: 'matters.task.quarterOutside' })
    expect((await matters.createTask({ ...byWord, instruction: '抓紧推进' })).instruction).toBe('抓紧推进')
  })

  it('each right is asked for, and out of reach is unknown', async () => {
    const task = await running()
    const { id, stateVersion } = task
    expect(await refusal(lead.client.matters.createTask(values()))).toMatchObject({ status: 403 })
    expect(await refusal(lead.client.matters.exportTasks({}))).toMatchObject({ status: 403 })
    const report = { id, stateVersion, reportedOn: '2023-06-15', text: '进展情况说明', value: 1 }
    expect(await refusal(office.client.matters.reportOnTask(report))).toMatchObject({ status: 403 })
    expect(await refusal(stranger.client.matters.getTask({ id }))).toMatchObject({
      status: 404,
      reason: 'matters.task.unknown',
    })
    expect(await refusal(stranger.client.matters.reportOnTask(report))).toMatchObject({ status: 404 })
    expect(await refusal(actOnTask(stranger, { id, action: 'cancel', stateVersion }))).toMatchObject({
      status: 404,
    })
    expect(await stranger.client.matters.listTasks({ chain: ['pv'], open: false })).toMatchObject({
      total: 0,
    })
  })

  it('the light of the list in SQL is the light of the rules, for every demo task', async () => {
    const all = await api.client.matters.listTasks({ open: false, pageSize: 200 })
    expect(all.total).toBeGreaterThan(20)
    for (const light of ['green', 'amber', 'red', 'grey'] as const) {
      const listed = await api.client.matters.listTasks({ open: false, light: [light], pageSize: 200 })
      expect(listed.items.length, light).toBeGreaterThan(0)
      expect(listed.items.map((task) => task.id).sort()).toEqual(
        all.items
          .filter((task) => task.pace.light === light)
          .map((task) => task.id)
          .sort(),
      )
    }
  })

  it('the same holds for the demo problems, whose every state and light has content', async () => {
    const all = await api.client.matters.listProblems({ open: false, pageSize: 200 })
    expect(new Set(all.items.map((problem) => problem.state)).size).toBe(11)
    for (const light of ['green', 'amber', 'red', 'grey'] as const) {
      const listed = await api.client.matters.listProblems({ open: false, light: [light], pageSize: 200 })
      expect(listed.items.map((problem) => problem.id).sort(), light).toEqual(
        all.items
          .filter((problem) => problem.limit.light === light)
          .map((problem) => problem.id)
          .sort(),
      )
    }
    expect((await api.client.workflow.listQueue({ bucket: 'overdue' })).total).toBeGreaterThan(0)
    await expectEveryWriteAudited(database())
  })

  it('both ledgers open in LibreOffice with the official columns, the filter at hand, and no formula', async () => {
    await api.client.matters.openProblem({
      title: '=cmd|公式样的标题',
      problem: '标题像公式也只作文字',
      chainCode: 'food',
      origin: 'own',
    })
    const problems = await openInOffice(await api.client.matters.exportProblems({ chain: ['food'] }))
    expect(problems[0]).toContain(
      '产业链问题清单（填报人：测试用户　数据截至：2023-06-15　筛选：产业链：食品',
    )
    expect(problems[1]).toContain('"问题","措施","责任","责任人","时限","成效"')
    expect(problems.slice(2).every((line) => line.includes('食品'))).toBe(true)
    expect(problems.find((line) => line.includes('公式样的标题'))).toContain(`"'=cmd|公式样的标题`)
    const tasks = await openInOffice(await office.client.matters.exportTasks({}))
    expect(tasks[0]).toContain('填报单位：滁州市经济和信息化局')
    expect(tasks[1]).toContain('"牵头领导","牵头单位","配合单位","季度目标"')
    expect(tasks.join('\n')).toContain(`"${leader.name}（${leader.post}）"`)
    expect(tasks[1]).toContain('"完成（%）","序时（%）","状态","亮灯"')
    const { rows } = await sql<{ action: string }>`select action from platform.audit_entry
      where action in ('matters.problem.export', 'matters.task.export') order by id`.execute(database().db)
    expect(rows.map((row) => row.action)).toEqual(['matters.problem.export', 'matters.task.export'])
  }, 240_000)
})
