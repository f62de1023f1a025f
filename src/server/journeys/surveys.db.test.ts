import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { anonymous } from '#platform/context.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { testPerson } from '../testing/actors.ts'
import { expectEveryWriteAudited, refusal, refusals, type TestApi, testApi } from '../testing/api.ts'

type Fields = Parameters<TestApi['client']['training']['createSurvey']>[0]
type Form = Awaited<ReturnType<TestApi['client']['training']['openAnswering']>>
type Answers = Form['answers']

const today = '2023-06-15'

onBothDemoCities('questionnaires before training', (database) => {
  let api: TestApi
  let section: TestApi
  let nobody: TestApi
  let orgId = ''
  const people: { id: string; name: string }[] = []

  beforeAll(async () => {
    api = testApi(async () => database())
    nobody = api.as(anonymous)
    const orgs = await api.client.directory.listOrganisations()
    orgId = orgs.find(({ code }) => code === 'organization')?.id ?? orgs[0]!.id
    section = api.as(
      testPerson(
        'section',
        orgId,
        [
          'training.survey.read',
          'training.survey.edit',
          'training.survey.open',
          'training.survey.results',
          'training.survey.export',
          'training.topic.read',
          'directory.person.read',
          'matters.problem.open',
          'matters.problem.read',
          'chains.chain.read',
        ],
        { everywhere: true },
      ),
    )
    const { items } = await api.client.directory.listPeople({ pageSize: 40 })
    people.push(...items.map(({ id, name }) => ({ id, name })))
  })

  const fields = (parts: Partial<Fields> = {}): Fields => ({
    title: '光伏产业链干部训前调研',
    purpose: '了解光伏产业链干部最需要的培训主题和当前突出问题',
    askedByOrgId: orgId,
    basis: '年度干部教育培训计划',
    minutes: 5,
    chainCode: 'pv',
    opensOn: today,
    closesOn: '2023-06-20',
    questions: [
      { kind: 'matrix', text: '请评价下列主题', required: true, topicCodes: [] },
      { kind: 'single', text: '您希望的培训方式', required: true, options: ['集中授课', '现场教学'] },
      {
        kind: 'multiple',
        text: '您方便的时间',
        required: false,
        options: ['上午', '下午', '晚上'],
        mostChoices: 2,
      },
      { kind: 'open', text: '当前最突出的问题是什么', required: false },
    ],
    audience: [],
    ...parts,
  })

  const withTopics = async (parts: Partial<Fields> = {}): Promise<Fields> => {
    const topics = await section.client.training.listTopics()
    const given = fields(parts)
    const [matrix, ...others] = given.questions
    return {
      ...given,
      questions: [{ ...matrix!, topicCodes: topics.slice(0, 3).map(({ code }) => code) }, ...others],
    }
  }

  /** Drafts and opens a survey of the first so many people; gives the tokens of all of them. */
  const opened = async (count: number, parts: Partial<Fields> = {}) => {
    const draft = await section.client.training.createSurvey(
      await withTopics({
        audience: people.slice(0, count).map(({ id }) => ({ kind: 'person', personId: id })),
        ...parts,
      }),
    )
    const survey = await section.client.training.openSurvey({ id: draft.id, lockVersion: draft.lockVersion })
    const links = await section.client.training.makeSurveySlips({ id: draft.id, everybody: true })
    return { survey, tokens: links.map(({ path }) => path.replace('/s/', '')), links }
  }

  const answersTo = (form: Form, text: string, choice = 0): Answers =>
    Object.fromEntries(
      form.questions.map(({ id, kind, topics }) => {
        const rows = Object.fromEntries(
          topics.map(({ code }, at) => [code, { importance: 5 - at, mastery: 2 }]),
        )
        const given: Record<typeof kind, Answers[string]> = {
          matrix: { kind: 'matrix', rows },
          single: { kind: 'single', choice },
          multiple: { kind: 'multiple', choices: [0, 2] },
          open: { kind: 'open', text },
        }
        return [id, given[kind]]
      }),
    )

  const handIn = async (token: string, text: string, choice = 0) => {
    const form = await nobody.client.training.openAnswering({ token })
    await nobody.client.training.handInAnswers({
      token,
      answers: answersTo(form, text, choice),
      savedVersion: form.savedVersion,
    })
  }

  it('SYS10 an anonymous survey from draft to a problem on a node', async () => {
    const { survey, tokens } = await opened(8)
    expect(survey).toMatchObject({ state: 'open', invited: 8, answered: 0 })
    const texts = [
      '用地指标不足，项目落不了地',
      '用地指标紧张，项目等地',
      '项目用地指标不够',
      '人才引不进来留不住',
      '高端人才引进难留不住',
      '人才引进难，联系我 13800001234',
      '食堂太远',
      '无',
    ]
    for (const [at, token] of tokens.entries()) await handIn(token, texts[at]!, at % 2)
    const { id } = survey
    // While it is open, nothing: from one day to the next one could tell who said what.
    expect((await section.client.training.getSurveyResults({ id })).answered).toBeNull()
    const { lockVersion } = await section.client.training.getSurvey({ id })
    await section.client.training.closeSurvey({ id, lockVersion })
    const results = await section.client.training.getSurveyResults({ id })
    expect(results.answered).toBe(8)
    const [matrix, single, multiple, open] = results.questions
    // Importance 5, 4, 3 and mastery 2: gaps 3, 2, 1.
    expect(matrix!.rows.map(({ gap }) => gap)).toEqual([3, 2, 1])
    expect(single!.choices).toEqual([
      { option: '集中授课', count: 4, share: 0.5 },
      { option: '现场教学', count: 4, share: 0.5 },
    ])
    expect(multiple!.choices!.map(({ count }) => count)).toEqual([8, 0, 8])

    await section.client.training.askForGroups({ id: open!.id })
    await (await api.jobs()).drain()
    const { groups, rest } = await section.client.training.listAnswerGroups({ id: open!.id })
    expect(groups.map(({ size, state }) => [size, state])).toEqual([
      [3, 'proposed'],
      [3, 'proposed'],
    ])
    expect(rest).toBe(2)
    const land = groups.find(({ name }) => name.includes('用地'))!
    const talent = groups.find(({ name }) => name.includes('人才'))!
    const said = await section.client.training.listOpenAnswers({ id: open!.id, group: talent.id })
    expect(said.map(({ text }) => text).join()).toContain('联系我 ****')

    // Only what a person confirmed becomes a problem.
    expect(
      await refusal(section.client.matters.draftProblem({ kind: 'research', id: land.id })),
    ).toMatchObject({ status: 409, reason: 'training.answerGroup.notConfirmed' })
    const confirmed = await section.client.training.changeAnswerGroup({
      id: land.id,
      lockVersion: land.lockVersion,
      name: '用地指标不足',
      state: 'confirmed',
    })
    const draft = await section.client.matters.draftProblem({ kind: 'research', id: land.id })
    expect(draft).toMatchObject({ title: '用地指标不足', chainCode: 'pv', origin: 'research' })
    const problem = await section.client.matters.openProblem({
      title: '光伏项目用地指标不足',
      problem: draft.problem!,
      chainCode: 'pv',
      origin: 'research',
      raisedFrom: draft.raisedFrom ?? [],
    })
    expect(problem.raisedFrom).toMatchObject([{ kind: 'training.answerGroup', title: '用地指标不足' }])
    const after = await section.client.training.listAnswerGroups({ id: open!.id })
    expect(after.groups.find((one) => one.id === land.id)!.problems).toMatchObject([{ id: problem.id }])
    // The thread leads from the survey over the group to the problem.
    const thread = await api.client.system.traceThread({ kind: 'training.survey', id })
    expect(JSON.stringify(thread)).toContain(problem.id)

    // Once somebody decided, groups are not proposed anew; two editors see each other.
    expect(await refusal(section.client.training.askForGroups({ id: open!.id }))).toMatchObject({
      reason: 'training.answerGroup.decided',
    })
    expect(
      await refusal(
        section.client.training.changeAnswerGroup({
          id: land.id,
          lockVersion: land.lockVersion,
          name: '其他名称',
          state: 'setAside',
        }),
      ),
    ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    // Split one answer off, then put it back by merging; a group with a problem is not merged away.
    const split = await section.client.training.splitAnswerGroup({
      id: talent.id,
      lockVersion: talent.lockVersion,
      responseIds: [said[0]!.responseId],
      name: '留人难',
    })
    expect(split.size).toBe(2)
    const now = (await section.client.training.listAnswerGroups({ id: open!.id })).groups
    const off = now.find(({ name }) => name === '留人难')!
    const merged = await section.client.training.mergeAnswerGroups({
      id: split.id,
      lockVersion: split.lockVersion,
      from: { id: off.id, lockVersion: off.lockVersion },
    })
    expect(merged.size).toBe(3)
    expect(
      await refusal(
        section.client.training.mergeAnswerGroups({
          id: merged.id,
          lockVersion: merged.lockVersion,
          from: { id: land.id, lockVersion: confirmed.lockVersion },
        }),
      ),
    ).toMatchObject({ reason: 'training.answerGroup.raised' })
    await expectEveryWriteAudited(database())
  })

  it('SYS10 anonymity: nothing in the whole database ties an answer to who gave it', async () => {
    const { survey, tokens } = await opened(8)
    const secrets = tokens.map((_, at) => `独一无二的答案${'甲乙丙丁戊己庚辛'[at]}`)
    const begun = await nobody.client.training.openAnswering({ token: tokens[0]! })
    await nobody.client.training.saveAnswers({
      token: tokens[0]!,
      answers: answersTo(begun, secrets[0]!),
      savedVersion: 0,
    })
    const everything = async () => {
      const { rows } = await sql<{ schema: string; name: string }>`
        select table_schema as schema, table_name as name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(
        database().db,
      )
      const found: { table: string; row: string }[] = []
      for (const { schema, name } of rows) {
        const table = `${schema}.${name}`
        const all = await sql<{
          row: string
        }>`select to_jsonb(t)::text as row from ${sql.table(table)} t`.execute(database().db)
        found.push(...all.rows.map(({ row }) => ({ table, row })))
      }
      return found
    }
    // Begun answers and tokens stand nowhere in a form that can be read.
    const before = await everything()
    for (const word of [secrets[0]!, ...tokens])
      expect(before.filter(({ row }) => row.includes(word)).map(({ table }) => table)).toEqual([])

    const entries = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from platform.audit_entry`.execute(database().db))
        .rows[0]!.n
    const audited = await entries()
    for (const [at, token] of tokens.entries()) {
      const form = await nobody.client.training.openAnswering({ token })
      await nobody.client.training.handInAnswers({
        token,
        answers: answersTo(form, secrets[at]!),
        savedVersion: form.savedVersion,
      })
    }
    // Handing in leaves no entry, which would say when.
    expect(await entries()).toBe(audited)
    const after = await everything()
    for (const secret of secrets) {
      const rows = after.filter(({ row }) => row.includes(secret))
      expect(rows.map(({ table }) => table)).toEqual(['training.survey_response'])
      const row = JSON.parse(rows[0]!.row) as Record<string, unknown>
      expect(Object.keys(row).sort()).toEqual(
        ['answers', 'handed_in_on', 'id', 'invitation_id', 'stratum', 'survey_id'].sort(),
      )
      expect(row).toMatchObject({ invitation_id: null, handed_in_on: today, stratum: null })
    }
    // Neither the transaction that wrote a row nor its place says which came when: each hand-in writes earlier ones anew.
    const { rows: written } = await sql<{ transactions: number }>`
      select count(distinct xmin::text)::int as transactions from training.survey_response
      where survey_id = ${survey.id}`.execute(database().db)
    expect(written[0]!.transactions).toBe(1)
    const { rows: invited } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(i) as row from training.survey_invitation i where survey_id = ${survey.id}`.execute(
      database().db,
    )
    for (const { row } of invited) {
      expect(row).toMatchObject({ answered: true, saved: null, reminders: 0, reminded_on: null })
      expect(Object.keys(row).filter((key) => key.endsWith('_at'))).toEqual([])
    }
    // Who has answered is known all the same.
    expect((await section.client.training.getSurvey({ id: survey.id })).answeredByInvitation).toBe(8)
    const file = await closedFile(survey.id)
    expect(file).not.toContain(people[0]!.name)
  })

  /** The exported rows of a survey, as the bytes of its sheets. */
  const closedFile = async (id: string): Promise<string> => {
    const { lockVersion } = await section.client.training.getSurvey({ id })
    await section.client.training.closeSurvey({ id, lockVersion })
    const file = await section.client.training.exportSurveyResults({ id, withTexts: true })
    const { default: ExcelJS } = await import('exceljs')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await file.arrayBuffer())
    const cells: string[] = []
    book.eachSheet((sheet) => {
      sheet.eachRow((row) => {
        cells.push((row.values as unknown[]).map(String).join('|'))
      })
    })
    return cells.join('\n')
  }

  it('SYS10 an answer begun goes on in another browser; two browsers do not overwrite each other; one answer is final', async () => {
    const { tokens, survey } = await opened(6)
    const token = tokens[0]!
    const form = await nobody.client.training.openAnswering({ token })
    expect(form).toMatchObject({ isAnonymous: true, answers: {}, savedVersion: 0, isKept: true })
    const matrix = form.questions.find(({ kind }) => kind === 'matrix')!
    const half: Answers = {
      [matrix.id]: { kind: 'matrix', rows: { [matrix.topics[0]!.code]: { importance: 4, mastery: null } } },
    }
    const saved = await nobody.client.training.saveAnswers({ token, answers: half, savedVersion: 0 })
    // Typed in capitals with a space, on another device.
    const again = await nobody.client.training.openAnswering({ token: ` ${token.toUpperCase()} ` })
    expect(again).toMatchObject({ answers: half, savedVersion: saved.savedVersion })
    expect(
      await refusal(nobody.client.training.saveAnswers({ token, answers: {}, savedVersion: 0 })),
    ).toMatchObject({ status: 409, reason: 'training.answering.elsewhere' })
    expect(
      await refusal(
        nobody.client.training.handInAnswers({ token, answers: half, savedVersion: again.savedVersion }),
      ),
    ).toMatchObject({ status: 400, reason: 'training.answering.incomplete' })
    await handIn(token, '')
    for (const told of await refusals([
      nobody.client.training.openAnswering({ token }),
      nobody.client.training.saveAnswers({ token, answers: {}, savedVersion: 9 }),
      nobody.client.training.handInAnswers({ token, answers: {}, savedVersion: 9 }),
    ]))
      expect(told).toMatchObject({ status: 409, reason: 'training.answering.used' })
    // Reminding leaves out who answered.
    const { lockVersion } = await section.client.training.getSurvey({ id: survey.id })
    await section.client.training.remindSurvey({ id: survey.id, lockVersion })
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from training.survey_invitation
      where survey_id = ${survey.id} and answered and reminders > 0`.execute(database().db)
    expect(rows[0]!.n).toBe(0)
    await section.client.training.closeSurvey({ id: survey.id, lockVersion })
    expect(await refusal(nobody.client.training.openAnswering({ token: tokens[1]! }))).toMatchObject({
      status: 409,
      reason: 'training.answering.closed',
    })
  })

  it('an address that was never given out answers like one that cannot be any, and a draft like neither', async () => {
    const draft = await section.client.training.createSurvey(await withTopics({ isPublic: true }))
    const code = draft.publicPath!.replace('/s/', '')
    const answers = await Promise.all(
      ['a'.repeat(20), 'x', '../../etc/passwd', `' or 1=1 --`, code].map((token) =>
        refusal(nobody.client.training.openAnswering({ token })),
      ),
    )
    for (const answer of answers)
      expect(answer).toEqual({ status: 404, reason: 'training.answering.unknown', details: {} })
    expect((await nobody.request('/api/answering/open', { method: 'POST', body: '{}' })).status).toBe(400)
  })

  it('hostile answers are refused: strange questions, choices beyond the options, texts without end', async () => {
    const { tokens } = await opened(1)
    const token = tokens[0]!
    const form = await nobody.client.training.openAnswering({ token })
    const good = answersTo(form, '<script>alert(1)</script>')
    const single = form.questions.find(({ kind }) => kind === 'single')!.id
    const open = form.questions.find(({ kind }) => kind === 'open')!.id
    const wrong: Answers[] = [
      { ...good, '00000000-0000-4000-8000-000000000000': { kind: 'open', text: 'x' } },
      { ...good, [single]: { kind: 'single', choice: 7 } },
      { ...good, [single]: { kind: 'open', text: 'x' } },
      { ...good, [open]: { kind: 'open', text: '长'.repeat(1001) } },
    ]
    for (const answers of wrong)
      expect(
        (await refusal(nobody.client.training.handInAnswers({ token, answers, savedVersion: 0 }))).status,
      ).toBe(400)
    await nobody.client.training.handInAnswers({ token, answers: good, savedVersion: 0 })
  })

  it('the open address takes answers of anybody and keeps nothing begun', async () => {
    const { survey } = await opened(0, { isPublic: true, minimumSample: 3 })
    const token = survey.publicPath!.replace('/s/', '')
    const form = await nobody.client.training.openAnswering({ token })
    expect(form.isKept).toBe(false)
    expect(
      await refusal(nobody.client.training.saveAnswers({ token, answers: {}, savedVersion: 0 })),
    ).toMatchObject({ reason: 'training.answering.notKept' })
    for (let at = 0; at < 3; at++) await handIn(token, '')
    const { lockVersion } = await section.client.training.getSurvey({ id: survey.id })
    await section.client.training.closeSurvey({ id: survey.id, lockVersion })
    expect((await section.client.training.getSurveyResults({ id: survey.id })).answered).toBe(3)
  })

  it('below the minimum sample the server tells nothing: no figure, no answer, no file, no group', async () => {
    const { survey, tokens } = await opened(8, { isAnonymous: false, strata: 'deptKind' })
    for (const token of tokens.slice(0, 4)) await handIn(token, '用地指标不足')
    const { id } = survey
    const results = await section.client.training.getSurveyResults({ id })
    expect(results).toMatchObject({ answered: null, parts: [] })
    for (const question of results.questions)
      expect(question).toMatchObject({ answered: null, choices: null })
    expect(results.questions.flatMap(({ rows }) => rows).every(({ gap }) => gap === null)).toBe(true)
    const open = results.questions.find(({ kind }) => kind === 'open')!
    expect(await section.client.training.listOpenAnswers({ id: open.id })).toEqual([])
    expect(await refusal(section.client.training.exportSurveyResults({ id }))).toMatchObject({
      reason: 'training.survey.tooFew',
    })
    await handIn(tokens[4]!, '用地指标不足')
    expect((await section.client.training.getSurveyResults({ id })).answered).toBe(5)
    const file = await closedFile(id)
    expect(file).toContain('姓名')
    expect(file).toContain('重要程度')
    expect(await section.client.training.askForGroups({ id: open.id })).toEqual({ asked: true })
  })

  it('a person with an account gets to their own address from the inbox; others are not told of the survey', async () => {
    const account = await database()
      .db.selectFrom('access.account')
      .select(['id', 'person_id'])
      .where('person_id', 'is not', null)
      .where('state', '=', 'active')
      .executeTakeFirstOrThrow()
    const personId = account.person_id!
    const { survey } = await opened(0, { audience: [{ kind: 'person', personId }] })
    expect(survey).toMatchObject({ invited: 1, withAccount: 1 })
    const own = api.as({ ...testPerson(account.id, null, []), personId })
    const inbox = await own.client.notify.listInbox({})
    expect(inbox.items.map(({ href }) => href)).toContain(`/surveys/${survey.id}/answer`)
    const { path } = await own.client.training.findOwnSurvey({ id: survey.id })
    await handIn(path.replace('/s/', ''), '')
    expect(await own.client.training.findOwnSurvey({ id: survey.id })).toEqual({ path })
    const stranger = api.as({ ...testPerson('x', null, []), personId: people[20]!.id })
    expect(await refusal(stranger.client.training.findOwnSurvey({ id: survey.id }))).toMatchObject({
      status: 404,
      reason: 'training.answering.notInvited',
    })
  })

  it('a survey of another chain is unknown to a chain office, and reading is not writing', async () => {
    const { survey } = await opened(1)
    const office = (chain: string) =>
      api.as(
        testPerson('office', null, ['training.survey.read', 'training.survey.results'], {
          orgIds: [],
          chainCodes: [chain],
        }),
      )
    expect((await office('pv').client.training.getSurvey({ id: survey.id })).publicPath).toBeNull()
    expect(await refusal(office('semiconductor').client.training.getSurvey({ id: survey.id }))).toMatchObject(
      {
        status: 404,
        reason: 'training.survey.unknown',
      },
    )
    expect(
      await refusal(
        office('pv').client.training.closeSurvey({ id: survey.id, lockVersion: survey.lockVersion }),
      ),
    ).toMatchObject({ status: 403 })
    expect(
      (await office('semiconductor').client.training.listSurveys({})).items.some(
        ({ id }) => id === survey.id,
      ),
    ).toBe(false)
  })

  it('a draft is changed on the version it was opened on, and not at all once it is open', async () => {
    const draft = await section.client.training.createSurvey(await withTopics())
    const changed = await section.client.training.updateSurvey({
      ...(await withTopics({ title: '改过的训前调研' })),
      id: draft.id,
      lockVersion: draft.lockVersion,
    })
    expect(changed.title).toBe('改过的训前调研')
    const again = { ...(await withTopics()), id: draft.id }
    expect(
      await refusal(section.client.training.updateSurvey({ ...again, lockVersion: draft.lockVersion })),
    ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    // It asks nobody yet.
    expect(
      await refusal(section.client.training.openSurvey({ id: draft.id, lockVersion: changed.lockVersion })),
    ).toMatchObject({ reason: 'training.survey.noAudience' })
    const { survey } = await opened(1)
    expect(
      await refusal(
        section.client.training.updateSurvey({ ...again, id: survey.id, lockVersion: survey.lockVersion }),
      ),
    ).toMatchObject({ reason: 'training.survey.state' })
  })
})
