import { beforeAll, expect, it } from 'vitest'
import { classPapers } from '#modules/training/contract/index.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { openInOffice, type ReadPage, readPages } from '#platform/officialdoc/testing/read-pages.ts'
import { officeTimeout, openedInOffice } from '#platform/tabular/testing/office.ts'
import { refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

const mm = 72 / 25.4
const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer())
const textOf = (pages: ReadPage[]) => pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join('')

onBothDemoCities('papers of a class', (database) => {
  let training: TestApi
  let host: TestApi
  let held = ''
  let coming = ''
  let draft = ''
  let units: { id: string; name: string; seats: number }[] = []

  beforeAll(async () => {
    const api = testApi(async () => database())
    const as = async (username: string) => api.as(await demoActor(database(), username))
    training = await as('training')
    host = await as('lead-unit')
    const { items } = await training.client.training.listClasses({ pageSize: 100 })
    held = items.find(({ state }) => state === 'closed')!.id
    coming = items.find(({ state }) => ['approved', 'enrolling'].includes(state))!.id
    draft = items.find(({ state }) => ['draft', 'submitted', 'endorsed'].includes(state))!.id
    const { db } = database()
    const senders = await db
      .selectFrom('training.nomination as n')
      .innerJoin('directory.organisation as o', 'o.id', 'n.unit_org_id')
      .select(['o.id', 'o.name'])
      .distinct()
      .where('n.class_id', '=', held)
      .orderBy('o.name')
      .limit(5)
      .execute()
    units = senders.map((one, index) => ({ ...one, seats: index + 2 }))
    await db.deleteFrom('training.quota').where('class_id', 'in', [held, coming]).execute()
    await db
      .insertInto('training.quota')
      .values(
        [held, coming].flatMap((class_id) => units.map(({ id, seats }) => ({ class_id, org_id: id, seats }))),
      )
      .execute()
  })

  const make = (by: TestApi, input: Parameters<TestApi['client']['training']['makeClassPaper']>[0]) =>
    by.client.training.makeClassPaper(input)

  it('tells what there is to make papers of, to whoever runs the class alone', async () => {
    const known = await training.client.training.getClassPapers({ id: held })
    expect(known?.units.map(({ seats }) => seats).sort()).toEqual([2, 3, 4, 5, 6])
    expect(known?.trainees).toBeGreaterThan(10)
    expect(known?.mayRevealPhones).toBe(true)
    expect(await host.client.training.getClassPapers({ id: held })).toBeNull()
    for (const paper of classPapers)
      expect(await refusal(make(host, { id: held, paper }))).toMatchObject({
        status: 403,
        reason: 'platform.right.missing',
      })
  })

  it(
    'the notice opens in LibreOffice on the grid, with quota table, reply slip and timetable as annexes',
    async () => {
      const of = await training.client.training.getClass({ id: held })
      const file = await make(training, {
        id: held,
        paper: 'notice',
        number: '示组通[2023]12号',
        contact: '联系人：测试，电话：0000-0000000。',
        replyBy: of.startsOn,
      })
      expect(file.name).toBe(`关于举办${of.title}的通知.docx`)
      const pages = readPages(openInOffice([await bytesOf(file)])[0]!)
      const text = textOf(pages)
      for (const words of [
        `关于举办${of.title}的通知`.slice(0, 12),
        '示组通〔2023〕12号',
        '培训目的',
        '时间地点',
        '培训对象',
        '培训内容',
        '累计请假超过总学时七分之一的',
        '不填写身份证件号码',
        '附件：1.名额分配表',
        '2.报名回执',
        '3.课程安排表',
        ...units.map(({ name }) => name.slice(0, 6)),
        of.host.name,
      ])
        expect(text).toContain(words)
      // 20 seats: 2 + 3 + 4 + 5 + 6.
      expect(text).toMatch(/合计20/)
      // Full lines of the second page hold no more than 28 characters between the margins, 22 lines at most.
      const second = pages[1]!.lines.filter(({ middle }) => middle < (297 - 35) * mm)
      expect(second.length).toBeLessThanOrEqual(22)
      for (const line of second) {
        expect(line.x1).toBeGreaterThan(27 * mm)
        expect(line.x2).toBeLessThan((210 - 25) * mm)
      }
      expect(pages[1]!.width).toBeCloseTo(210 * mm, 0)
    },
    officeTimeout,
  )

  it('a notice is for an approved class, and is no workbook', async () => {
    expect(await refusal(make(training, { id: draft, paper: 'notice' }))).toMatchObject({
      reason: 'training.paper.notApproved',
    })
    expect(await refusal(make(training, { id: held, paper: 'notice', format: 'xlsx' }))).toMatchObject({
      status: 400,
      reason: 'training.paper.noWorkbook',
    })
    expect(await refusal(make(training, { id: held, paper: 'notice', number: '12号' }))).toMatchObject({
      reason: 'officialdoc.number.invalid',
    })
  })

  it(
    'the quota table as workbook and PDF has every unit and the sum',
    async () => {
      const lines = openedInOffice(
        await bytesOf(await make(training, { id: coming, paper: 'quotaTable', format: 'xlsx' })),
      )
      expect(lines[0]).toContain('合计 20 人')
      for (const { name, seats } of units) expect(lines.join('\n')).toContain(`"${name}",${seats}`)
      const pdf = readPages(
        await bytesOf(await make(training, { id: coming, paper: 'quotaTable', format: 'pdf' })),
      )
      expect(textOf(pdf)).toContain('合计20')
      expect(await refusal(make(training, { id: draft, paper: 'quotaTable' }))).toMatchObject({
        reason: 'training.paper.noQuota',
      })
    },
    officeTimeout,
  )

  it('a reply slip is blank, or has the nominees of one unit and nobody else’s', async () => {
    const unit = units[0]!
    const people = await database()
      .db.selectFrom('training.nomination as n')
      .innerJoin('directory.person as p', 'p.id', 'n.person_id')
      .select(['p.name', 'n.unit_org_id'])
      .where('n.class_id', '=', held)
      .execute()
    const filled = textOf(
      readPages(
        await bytesOf(await make(training, { id: held, paper: 'replySlip', format: 'pdf', unitId: unit.id })),
      ),
    )
    expect(filled).toContain(unit.name)
    for (const { name } of people.filter((one) => one.unit_org_id === unit.id)) expect(filled).toContain(name)
    const blank = textOf(
      readPages(await bytesOf(await make(training, { id: held, paper: 'replySlip', format: 'pdf' }))),
    )
    for (const { name } of people) expect(blank).not.toContain(name)
    for (const column of ['姓名', '性别', '职务', '职级', '手机号码', '食宿', '车牌号'])
      expect(blank).toContain(column)
    const stranger = people.find((one) => units.every(({ id }) => id !== one.unit_org_id))!
    expect(
      await refusal(make(training, { id: held, paper: 'replySlip', unitId: stranger.unit_org_id })),
    ).toMatchObject({ reason: 'training.paper.unitWithoutSeats' })
  })

  it(
    'a roster masks telephone numbers; in clear it asks for right and reason, and notes each person',
    async () => {
      const trainees = await database()
        .db.selectFrom('training.nomination as n')
        .innerJoin('directory.person as p', 'p.id', 'n.person_id')
        .select(['p.id', 'p.name', 'p.phone'])
        .where('n.class_id', '=', held)
        .where('n.state', '=', 'selected')
        .execute()
      const { phone } = trainees.find((one) => one.phone !== null)!
      const masked = openedInOffice(
        await bytesOf(await make(training, { id: held, paper: 'roster', format: 'xlsx', groups: 3 })),
      ).join('\n')
      for (const { name } of trainees) expect(masked).toContain(name)
      expect(masked).not.toContain(phone)
      expect(masked).toContain('****')
      expect(masked).toContain('第3组')
      expect(masked).not.toContain('第4组')
      const clear = openedInOffice(
        await bytesOf(
          await make(training, { id: held, paper: 'roster', format: 'xlsx', phoneReason: '通知学员改期' }),
        ),
      ).join('\n')
      expect(clear).toContain(phone)
      const { db } = database()
      const noted = await db
        .selectFrom('platform.audit_entry')
        .select(['action', 'object_id', 'reason'])
        .where('reason', '=', '通知学员改期')
        .execute()
      expect(noted.filter(({ action }) => action === 'directory.person.reveal')).toHaveLength(
        trainees.filter((one) => one.phone !== null).length,
      )
      expect(noted.filter(({ action }) => action === 'training.class.makePaper')).toHaveLength(1)
      expect(await refusal(make(training, { id: coming, paper: 'roster' }))).toMatchObject({
        reason: 'training.paper.noTrainees',
      })
    },
    officeTimeout,
  )

  it(
    'a sign-in sheet is for one day of teaching and opens as Word and Excel',
    async () => {
      const { days } = (await training.client.training.getClassPapers({ id: held }))!
      const docx = await make(training, { id: held, paper: 'signInSheet', on: days[0]! })
      const text = textOf(readPages(openInOffice([await bytesOf(docx)])[0]!))
      const [year, month, day] = days[0]!.split('-').map(Number)
      expect(text).toContain(`${year}年${month}月${day}日`)
      expect(text).toContain('上午')
      const lines = openedInOffice(
        await bytesOf(await make(training, { id: held, paper: 'signInSheet', format: 'xlsx' })),
      )
      expect(lines[1]).toContain('"上午","下午"')
      expect(
        await refusal(make(training, { id: held, paper: 'signInSheet', on: '2001-01-01' })),
      ).toMatchObject({ reason: 'training.paper.notTaughtOn' })
    },
    officeTimeout,
  )
})
