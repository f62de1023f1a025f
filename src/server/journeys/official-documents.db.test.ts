import { describe, expect, it } from 'vitest'
import type { Actor } from '#platform/context.ts'
import { onBothDatabases, testActor } from '#platform/db/testing/on-both-databases.ts'
import { documentKinds } from '#platform/officialdoc/contract.ts'
import { makeFromTemplate } from '#platform/officialdoc/index.ts'
import { sampleData } from '#platform/officialdoc/template/samples.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Reach } from '#platform/rights/reach.ts'
import { refusal, refusals, testApi } from '../testing/api.ts'

const city: Reach = {
  everywhere: true,
  orgIds: new Set(),
  chainCodes: new Set(),
  regionCodes: new Set(),
  accountIds: new Set(),
}
const holder = (...permissions: Permission[]): Actor => ({
  ...testActor,
  id: 'clerk',
  name: '经办人',
  rights: new Map(permissions.map((permission) => [permission, city])),
})
const content = '标题：{{title}}\n署名：{{issuer}}\n---\n{{body}}\n特此函告。\n'

onBothDatabases('official documents', (database) => {
  const api = testApi(async () => database())
  const client = api.client.officialdoc

  it('every kind has a template before anybody changed one', async () => {
    const templates = await client.listTemplates()
    expect(templates).toHaveLength(documentKinds.length)
    expect(templates.every((template) => template.isShipped && template.lockVersion === 1)).toBe(true)
  })

  it('a changed template is used by everybody, and of two editors the later is refused', async () => {
    const before = await client.getTemplate({ kind: 'letter' })
    const input = { kind: 'letter' as const, lockVersion: before.lockVersion, name: '市函', content }
    const after = await client.putTemplate(input)
    expect(after).toMatchObject({ name: '市函', isShipped: false, lockVersion: 2, updatedBy: '测试用户' })
    expect(await refusal(client.putTemplate(input))).toMatchObject({
      status: 409,
      reason: 'platform.object.changed',
      details: { current: { lockVersion: 2 } },
    })
    const made = await makeFromTemplate(database().db, 'letter', { title: '函', body: '请支持。' })
    expect(made.body).toMatchObject([{ text: '请支持。' }, { text: '特此函告。' }])
  })

  it('of two first editors at once one is refused', async () => {
    const input = { kind: 'bulletin' as const, lockVersion: 1, name: '通报', content }
    const answers = await Promise.allSettled([client.putTemplate(input), client.putTemplate(input)])
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('a template that cannot be read is refused with its line and not stored', async () => {
    const input = { kind: 'request' as const, lockVersion: 1, name: '请示', content: `${content}{{wrong}}` }
    expect(await refusal(client.putTemplate(input))).toMatchObject({
      status: 400,
      reason: 'officialdoc.placeholder.unknown',
      details: { line: 6, name: 'wrong' },
    })
    expect((await client.getTemplate({ kind: 'request' })).isShipped).toBe(true)
  })

  it('putting back restores what the product brings, and the history tells both', async () => {
    const { lockVersion } = await client.getTemplate({ kind: 'letter' })
    const back = await client.resetTemplate({ kind: 'letter', lockVersion })
    expect(back).toMatchObject({ isShipped: true, name: '函', lockVersion: lockVersion + 1 })
    expect(back.content).toBe(back.shippedContent)
    const history = await api.client.system.listAudit({ kind: 'officialdoc.template', id: 'letter' })
    expect(history.map((entry) => entry.action)).toEqual([
      'officialdoc.template.reset',
      'officialdoc.template.update',
    ])
    expect(history[0]!.before).toMatchObject({ content })
  })

  it('making gives a file named by its title, and an audit entry with its hash', async () => {
    const answer = await api.request('/api/official-documents/minutes', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ data: sampleData.minutes, format: 'pdf', watermark: true }),
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')?.toLowerCase()).toContain(
      `filename*=utf-8''${encodeURIComponent('光伏产业链调度会议纪要.pdf').toLowerCase()}`,
    )
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    const [entry] = await api.client.system.listAudit({ kind: 'officialdoc.template', id: 'minutes' })
    expect(entry).toMatchObject({
      action: 'officialdoc.document.make',
      after: { title: '光伏产业链调度会议纪要', number: '第12期', format: 'pdf', watermark: true },
    })
  })

  it('what is missing or wrong is said with its field, and nothing is made', async () => {
    expect(
      await refusal(client.make({ kind: 'letter', data: { title: '函' }, format: 'docx' })),
    ).toMatchObject({
      reason: 'officialdoc.field.missing',
      details: { field: 'body' },
    })
    const data = { ...sampleData.letter, number: '示组函[2023]第08号' }
    const file = await client.make({ kind: 'letter', data, format: 'docx' })
    expect(file.size).toBeGreaterThan(1000)
  })

  it('a drawing shows the first pages and counts all', async () => {
    const people = Array.from({ length: 700 }, (_, index) => ({ name: `学员${index}`, org: '甲县𠮷' }))
    const drawn = await client.draw({ kind: 'roster', data: { title: '名册', people } })
    expect(drawn.pages).toHaveLength(20)
    expect(drawn.total).toBeGreaterThan(25)
    expect(drawn.missing).toEqual(['𠮷'])
  })

  describe('rights', () => {
    it('whoever makes documents may not change templates', async () => {
      const maker = api.as(holder('officialdoc.document.make')).client.officialdoc
      await maker.make({ kind: 'letter', data: sampleData.letter, format: 'docx' })
      for (const told of await refusals([
        maker.putTemplate({ kind: 'letter', lockVersion: 1, name: '函', content }),
        maker.resetTemplate({ kind: 'letter', lockVersion: 1 }),
        maker.drawPreview({ kind: 'letter' }),
      ]))
        expect(told.status).toBe(403)
    })

    it('whoever has neither right sees nothing', async () => {
      const other = api.as(holder('documents.document.read')).client.officialdoc
      expect((await refusal(other.listTemplates())).status).toBe(403)
      expect((await refusal(other.draw({ kind: 'letter', data: sampleData.letter }))).status).toBe(403)
    })
  })
})
