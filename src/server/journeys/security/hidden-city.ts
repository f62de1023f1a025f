import { sql } from 'kysely'
import { usualWeights } from '#modules/talent/contract/shortage-index.ts'
import { fixedClock } from '#platform/clock.ts'
import type { Actor } from '#platform/context.ts'
import type { Database } from '#platform/db/database.ts'
import { testContext, testInstant } from '#platform/db/testing/on-both-databases.ts'
import { notify } from '#platform/notify/index.ts'
import { inTransaction } from '#platform/transaction.ts'
import { actOnTask } from '../../testing/act.ts'
import { testPerson } from '../../testing/actors.ts'
import { type TestApi, testApi, testJobs, testRuntime } from '../../testing/api.ts'
import { type TestBrowser, testBrowser } from '../../testing/browser.ts'
import { allPermissions } from '../../testing/endpoints.ts'
import { talentRows } from '../../testing/talent-rows.ts'
import { insertTechnicalNeed } from '../../testing/technical-need.ts'
import { needRow, personRow } from '../talent/engagement-pairs.ts'
import type { HiddenCity } from './hidden-kinds.ts'

export type { HiddenCity, HiddenKind } from './hidden-kinds.ts'
export { contentOf, expectSame, outcomeOf, renamed } from './outcomes.ts'

const ownChain = 'pv'
export const hiddenChain = 'food'
export const hiddenText = '冷链仓库扩建的用地指标尚未落实'

export async function openHiddenCity(database: Database): Promise<HiddenCity> {
  const api = testApi(async () => database)
  const { client } = api
  const first = async (query: ReturnType<typeof sql<{ id: string }>>): Promise<string> =>
    (await query.execute(database.db)).rows[0]!.id
  const orgs = await client.directory.listOrganisations()
  const ownOrgId = orgs.find(({ code }) => code === 'cadre-education')!.id
  const strangerActor: Actor = {
    ...testPerson('stranger', ownOrgId, allPermissions, { orgIds: [ownOrgId], chainCodes: [ownChain] }),
    personId: null,
  }
  const stranger = api.as(strangerActor)
  const enterprise = await first(sql<{ id: string }>`
    select p.enterprise_id as id from chains.placement p join chains.node n on n.id = p.node_id
    where not exists (
      select from chains.placement q join chains.template_node tn on tn.node_id = q.node_id
      join chains.template t on t.id = tn.template_id join chains.chain c on c.id = t.chain_id
      where q.enterprise_id = p.enterprise_id and c.code = ${ownChain})
    order by 1 limit 1`)
  const appointment = await first(sql<{ id: string }>`
    select a.id from directory.appointment a join directory.person p on p.id = a.person_id
    where p.org_id <> ${ownOrgId} and a.org_id <> ${ownOrgId} and a.until_on is null and p.left_on is null
    order by 1 limit 1`)
  const person = await first(sql<{ id: string }>`
    select person_id as id from directory.appointment where id = ${appointment}`)
  const { items: gaps } = await client.chains.listGaps({ chain: [hiddenChain] })
  const gap = gaps[0]!
  const otherGap = gaps[1]!
  const evidenced = await client.chains.addEvidence({
    chainCode: hiddenChain,
    nodeCode: gap.nodeCode,
    indicator: 'pipelineProjects',
    value: 3,
    asOfOn: '2023-06-01',
    source: '项目台账',
  })
  const evidence = evidenced.evidence.find(({ source }) => source === '项目台账')!.id
  const overridden = await client.chains.overrideVerdict({
    chainCode: hiddenChain,
    nodeCode: gap.nodeCode,
    verdict: 'weak',
    reason: '实地调查后改判',
    replacesId: null,
  })
  const replaced = await client.chains.overrideVerdict({
    chainCode: hiddenChain,
    nodeCode: otherGap.nodeCode,
    verdict: 'weak',
    reason: '实地调查后改判',
    replacesId: null,
  })
  const document = await client.documents.upload({
    text: '安丰市建立了食品、汽车两大产业链。',
    publishedOn: '2023-05-02',
  })
  const { items: tasks } = await client.matters.listTasks({ chain: [hiddenChain], open: false })
  const { id: problem } = await client.matters.openProblem({
    title: '冷链仓库用地',
    problem: hiddenText,
    chainCode: hiddenChain,
    enterpriseId: enterprise,
    origin: 'own',
  })
  const attachment = await client.files.attach({
    kind: 'matters.problem',
    id: problem,
    file: new File(['现场情况'], '情况.txt'),
  })
  const entered = await client.directory.createEnterprise({
    uscc: '91341126MA2N00001T',
    name: '误录的冷链企业',
    regionCode: '341126',
    aboveScale: false,
    source: '测试录入',
    asOfOn: '2023-06-01',
  })
  await client.directory.removeEnterprise({ ...entered, reason: '重复录入' })
  const hiddenFirm = await client.directory.getEnterprise({ id: enterprise })
  const enter = (uscc: string, name: string, regionCode: string) =>
    client.directory.createEnterprise({
      uscc,
      name,
      regionCode,
      aboveScale: false,
      source: '测试录入',
      asOfOn: '2023-06-01',
      despiteDuplicates: '测试查重',
    })
  const twin = await enter('91341126MA2N00002X', hiddenFirm.name, hiddenFirm.regionCode)
  const twins = [
    await enter('91341126MA2N000031', '滁州冷链设备有限公司', '341126'),
    await enter('91341126MA2N000044', '滁州市冷链设备有限责任公司', '341126'),
  ]
  await (await api.jobs()).drain()
  const merge = await client.directory.mergeEnterprises({
    id: twins[0]!.id,
    mergedId: twins[1]!.id,
    lockVersion: twins[0]!.lockVersion,
    mergedLockVersion: twins[1]!.lockVersion,
    reason: '同一家企业',
  })
  const shortage = await shortageDirectories(database, client)
  const bidding = await client.talent.addBidding({
    needId: await insertTechnicalNeed(database, {
      title: '冷链保鲜技术攻关',
      chainCode: hiddenChain,
      enterpriseId: enterprise,
    }),
    title: '冷链保鲜技术攻关',
    targets: hiddenText,
    budget: '100',
    termMonths: 12,
    bidFromOn: '2023-06-20',
    bidUntilOn: '2023-07-10',
    reviewOn: '2023-07-15',
    weights: { technology: 35, feasibility: 30, team: 20, price: 15 },
  })
  const course = await client.training.addCourse({
    title: '冷链专题课',
    category: 'practice',
    form: 'case',
    hours: '2',
    summary: hiddenText,
    hostOrgId: orgs.find(({ code }) => code === 'investment-promotion')!.id,
  })
  const ownCourse = await client.training.addCourse({
    title: '自己的课',
    category: 'practice',
    form: 'case',
    hours: '2',
    summary: '本单位的课',
    hostOrgId: ownOrgId,
  })
  const [entry] = await client.system.listAudit({ kind: 'matters.problem', id: problem })
  const { items: accounts } = await client.access.listAccounts({ pageSize: 200 })
  const account = accounts.find(({ username }) => username === 'indicators')!.id
  const card = await client.governance.getCard({ chainCode: hiddenChain })
  const post = card.roles
    .flatMap(({ current }) => current)
    .find(({ chainCode }) => chainCode === hiddenChain)!.id
  const withActivity = await client.governance.addActivity({
    id: post,
    heldOn: '2023-06-01',
    title: '冷链专题会',
  })
  await inTransaction(testContext(database.db, await testJobs(database)), (tx) =>
    notify(tx, {
      to: [account],
      topic: 'matters.problem.assigned',
      title: '请办理',
      href: '/problems',
      urgency: 'act',
    }),
  )
  const notification = await first(sql<{ id: string }>`
    select id from platform.notification where account_id = ${account} limit 1`)
  const runtime = testRuntime(async () => database)
  const { demoAccounts } = await client.session.options()
  const logIn = async (name: string): Promise<TestBrowser> => {
    const browser = testBrowser(runtime)
    const { username, password } = demoAccounts.find((one) => one.username === name)!
    await browser.client.session.signIn({ username, password })
    return browser
  }
  const other = await logIn('indicators')
  const imported = await other.client.imports.startImport({
    object: 'directory.enterprise',
    file: new File(['企业名称,统一社会信用代码\n甲,1'], 'a.csv'),
  })
  const view = await other.client.views.createView({
    list: 'directory.enterprise',
    name: '他人的视图',
    query: 'region=341181',
    sharing: 'own',
  })
  const [changed] = (await other.client.directory.listEnterprises({ pageSize: 1 })).items
  const bulk = await other.client.bulk.make({
    object: 'directory.enterprise',
    field: 'source',
    value: '统计局核定',
    rows: [{ id: changed!.id, lockVersion: changed!.lockVersion }],
    reason: '年报核定',
  })
  const [ownProblem] = (await client.matters.listProblems({ chain: [ownChain] })).items
  const ownCard = await client.governance.getCard({ chainCode: ownChain })
  const ownPersonId = (await stranger.client.directory.listPeople({ organisation: ownOrgId })).items[0]!.id
  const ownNode = (await client.chains.listGaps({ chain: [ownChain], verdict: ['sound'] })).items[0]!.nodeCode
  const taskOfOwn = {
    title: '核对后办理的任务',
    actionType: 'fill' as const,
    goal: '补齐环节',
    chainCode: ownChain,
    leadPersonId: ownPersonId,
    leadOrgId: ownOrgId,
    startsOn: '2023-06-15',
    dueOn: '2023-12-15',
    targets: [{ quarter: '2023Q4', target: '补齐' }],
    origin: 'instruction' as const,
    instruction: '市政府会议纪要',
  }
  const ownTask = await stranger.client.matters.createTask(taskOfOwn)
  const nodeTask = await client.matters.createTask({ ...taskOfOwn, nodeCode: ownNode })
  const need = {
    level: 'organisation' as const,
    statement: '冷链项目用地政策的培训',
    topics: ['land-use'],
  }
  const hiddenOrg = orgs.find(({ code }) => code === 'economy-information')!.id
  const hiddenNeed = await client.training.createNeed({ ...need, orgId: hiddenOrg, chainCode: hiddenChain })
  const ownNeed = await stranger.client.training.createNeed({ ...need, orgId: ownOrgId, chainCode: ownChain })
  const talentNeed = (enterpriseId: string, chainCode: string) =>
    client.talent.addNeed({
      title: hiddenText,
      kind: 'post',
      enterpriseId,
      chainCode,
      headcount: 1,
      urgency: 3,
      postKind: 'technical',
      talentGroup: 'young',
      education: '90',
    })
  const hiddenTalentNeed = await talentNeed(enterprise, hiddenChain)
  const ownTalentNeed = (await stranger.client.talent.listNeeds({ chain: ownChain, pageSize: 1 })).items[0]!
  const fairs = await fairsOf(client, hiddenTalentNeed.id)
  const run = await client.talent.startMatchRun({ title: '食品链匹配', scope: { chainCodes: [hiddenChain] } })
  if (run.status !== 'started') throw new Error('the run of the hidden chain did not start')
  // No jobs work here: the need is put into the run as its job would.
  await sql`insert into talent.run_need (run_id, position, need_id, capacity, tier, snapshot)
    values (${run.id}, 0, ${hiddenTalentNeed.id}, 1, 3, '{}')`.execute(database.db)
  const seenPeople = new Set(
    (await stranger.client.talent.listProfiles({ pageSize: 200 })).items.map(({ id }) => id),
  )
  const approved = await actOnTask(api, { ...nodeTask, action: 'approve' })
  const runningTask = await actOnTask(api, { ...approved, action: 'start' })
  const survey = await client.training.createSurvey({
    title: '食品产业链训前调研',
    purpose: '了解食品产业链的培训需求',
    askedByOrgId: orgs.find(({ code }) => code === 'economy-information')!.id,
    basis: '年度计划',
    minutes: 3,
    chainCode: hiddenChain,
    opensOn: '2023-06-15',
    closesOn: '2023-06-30',
    questions: [{ kind: 'open', text: '最突出的问题', required: false }],
  })
  const openQuestion = survey.questions[0]!.id
  const answerGroup = await first(sql<{ id: string }>`
    insert into training.answer_group (survey_id, question_id, name, example, state, created_at, updated_at)
    values (${survey.id}, ${openQuestion}, '用地', '用地不足', 'proposed', now(), now()) returning id`)
  const discussionOf = (chainCode: string, hostOrgId: string) =>
    client.training.createDiscussion({
      kind: 'visit',
      title: '企业走访座谈',
      heldOn: '2023-06-01',
      hostOrgId,
      chainCode,
    })
  const discussion = await discussionOf(
    hiddenChain,
    orgs.find(({ code }) => code === 'economy-information')!.id,
  )
  const hiddenClass = await client.training.createClass({
    kind: 'studyClass',
    title: '隐藏单位的专题班',
    chainCode: hiddenChain,
    hostOrgId: hiddenOrg,
    startsOn: '2023-08-15',
    endsOn: '2023-08-15',
    hours: 8,
    seats: 40,
    modules: [{ kind: 'free', title: '实务' }],
    adHocReason: '年度计划以外的需要',
  })
  const { lessons } = await client.training.drawLessons({ id: hiddenClass.id })
  const ownDiscussion = await discussionOf(ownChain, ownOrgId)
  const teacher = (await client.training.listTeachers({ pageSize: 1 })).items[0]!.id
  const engagement = await client.talent.suggestEngagement({
    needId: await needRow(database, enterprise, { chain: hiddenChain }),
    profileId: (await personRow(database)).id,
  })
  const invitation = await client.training.createInvitation({
    id: hiddenClass.id,
    teacherId: teacher,
    slotOn: '2023-08-15',
    slot: '上午',
    expiresOn: '2023-08-15',
  })
  const template = await client.training.proposeClass({ kind: 'lecture', chainCode: ownChain })
  const ownClass = await client.training.createClass({
    ...template,
    kind: 'lecture',
    title: '自己的专题讲座',
    hostOrgId: ownOrgId,
    hours: 8,
    seats: 30,
    modules: template.modules!,
    startsOn: '2023-09-07',
    endsOn: '2023-09-07',
    adHocReason: '年中增办',
  })
  const ownSessions: string[] = []
  for (const title of ['课一', '课二', '课三']) {
    const made = await client.training.addSession({ id: ownClass.id, kind: 'teaching', title, hours: 1 })
    ownSessions.push(made.id)
  }
  const nomination = await first(sql<{ id: string }>`
    insert into training.nomination (class_id, person_id, unit_org_id, state, seat, created_by, created_by_name, created_at, updated_at)
    select ${hiddenClass.id}::uuid, p.id, ${hiddenOrg}::uuid, 'selected', 'hall', 'demo', '某人', now(), now()
    from directory.person p where p.org_id = ${hiddenOrg}::uuid order by p.id limit 1 returning id`)
  const classSession = await first(sql<{ id: string }>`
    insert into training.session (class_id, title, held_on, half, starts_at, ends_at, hours, kind, created_at, updated_at)
    values (${hiddenClass.id}, '开班', '2023-08-15', 'am', '08:30', '11:30', 4, 'opening', now(), now()) returning id`)
  const leave = await first(sql<{ id: string }>`
    insert into training.leave (nomination_id, reason, state, asked_by, asked_by_name, asked_at)
    values (${nomination}, '开会', 'asked', 'x', 'x', now()) returning id`)
  const selectionRun = await first(sql<{ id: string }>`
    insert into training.selection_run (class_id, number, kind, status, problem, proposal, names, created_by, created_by_name, created_at)
    values (${hiddenClass.id}, 1, 'select', 'limit', '{}', '{}', '{}', 'demo', '某人', now()) returning id`)
  const ownIdea = await client.training.createIdea({
    title: '统一调度冷链车辆',
    text: '建议统一调度冷链车辆，减少空驶。',
    chainCode: ownChain,
  })
  return {
    api,
    stranger,
    person: await logIn('chain-office'),
    other,
    hidden: {
      chain: hiddenChain,
      bidding: bidding.id,
      fair: fairs.hidden,
      fairEntry: fairs.entry,
      fairResult: fairs.result,
      matchRun: run.id,
      enterprise,
      organisation: hiddenOrg,
      person,
      appointment,
      placement: await first(sql<{ id: string }>`
        select id from chains.placement where enterprise_id = ${enterprise} order by 1 limit 1`),
      override: overridden.override!.id,
      replacedOverride: replaced.override!.id,
      evidence,
      template: (await client.chains.listTemplates({ chainCode: hiddenChain }))[0]!.id,
      industry: (await client.chains.listIndustries({ chainCode: hiddenChain }))[0]!.code,
      problem,
      course: course.id,
      shortageDirectory: shortage.draft,
      teacher,
      profile: (await client.talent.listProfiles({ chain: hiddenChain, pageSize: 200 })).items.find(
        ({ id }) => !seenPeople.has(id),
      )!.id,
      venue: (await client.training.listVenues({ pageSize: 1 })).items[0]!.id,
      invitation: invitation.id,
      task: tasks[0]!.id,
      post,
      document: document.id,
      fact: document.factItems[0]!.id,
      attachment: attachment.id,
      account,
      grant: (await client.access.listGrants({ accountId: account }))[0]!.id,
      notification,
      session: (await other.client.session.listSessions())[0]!.id,
      activity: withActivity.activities.find(({ title }) => title === '冷链专题会')!.id,
      deleted: entered.id,
      lesson: lessons[0]!.id,
      entry: String(entry!.id),
      merge: merge.id,
      importBatch: imported.id,
      view: view.id,
      bulkEdit: bulk.edit.id,
      need: hiddenNeed.id,
      talentNeed: hiddenTalentNeed.id,
      survey: survey.id,
      openQuestion,
      answerGroup,
      discussion: discussion.id,
      class: hiddenClass.id,
      nomination,
      selectionRun,
      classSession,
      leave,
      engagement: engagement.id,
    },
    own: {
      chainCode: ownChain,
      nodeCode: ownNode,
      orgId: ownOrgId,
      appointmentId: await first(sql<{ id: string }>`
        select a.id from directory.appointment a join directory.person p on p.id = a.person_id
        where a.org_id = ${ownOrgId} and p.org_id = ${ownOrgId} and a.until_on is null order by 1 limit 1`),
      problemId: ownProblem!.id,
      postId: ownCard.roles.flatMap(({ current }) => current).find(({ chainCode }) => chainCode === ownChain)!
        .id,
      taskId: ownTask.id,
      needId: ownNeed.id,
      talentNeedId: ownTalentNeed.id,
      fairId: fairs.own,
      enterpriseId: enterprise,
      runningTask: { id: runningTask.id, stateVersion: runningTask.stateVersion },
      personId: ownPersonId,
      discussionId: ownDiscussion.id,
      ideaId: ownIdea.id,
      templateId: (await client.chains.listTemplates({ chainCode: ownChain }))[0]!.id,
      courseId: ownCourse.id,
      shortageDirectoryId: shortage.published,
      shortageEntryId: shortage.entry,
      classId: ownClass.id,
      sessionIds: ownSessions,
    },
    hiddenNode: gap.nodeCode,
    otherHiddenNode: otherGap.nodeCode,
    otherHiddenEnterprise: twin.id,
  }
}

/** A directory that is published, for everybody, and the draft of another, which only whoever reads all of the city sees. */
async function shortageDirectories(
  database: Database,
  client: TestApi['client'],
): Promise<{ published: string; entry: string; draft: string }> {
  const rows = talentRows({ db: database.db, clock: fixedClock(testInstant) })
  await rows.need({ chain: hiddenChain, asOfOn: '2051-03-01' })
  const input = { title: '目录', fromOn: '2051-01-01', toOn: '2051-12-31', weights: usualWeights }
  const { id, lockVersion } = await client.talent.draftDirectory({ ...input, year: 2051 })
  await client.talent.publishDirectory({ id, lockVersion })
  const draft = await client.talent.draftDirectory({ ...input, year: 2052 })
  const [post] = (await client.talent.listDirectoryEntries({ id: draft.id })).items
  return { published: id, entry: post!.id, draft: draft.id }
}

/** A fair of the hidden chain with a need and what came of it, and one to come of the stranger's own chain. */
async function fairsOf(
  client: TestApi['client'],
  needId: string,
): Promise<{ hidden: string; entry: string; result: string; own: string }> {
  const fair = { kind: 'onsite' as const, place: '人才市场', host: '市人社局' }
  const { id } = await client.talent.addFair({
    ...fair,
    title: '食品专场对接会',
    fromOn: '2023-06-01',
    chainCodes: [hiddenChain],
    state: 'held',
    note: hiddenText,
  })
  const { id: entry } = await client.talent.addFairEntry({ id, needId })
  const { results } = await client.talent.addFairResult({ id: entry, asOfOn: '2023-06-02', cvs: 3 })
  const coming = await client.talent.addFair({
    ...fair,
    title: '光伏专场对接会',
    fromOn: '2023-07-01',
    chainCodes: [ownChain],
    state: 'planned',
  })
  return { hidden: id, entry, result: results[0]!.id, own: coming.id }
}
