import { beforeAll, expect, it } from 'vitest'
import type { Context } from '../context.ts'
import { onBothDatabases } from '../db/testing/on-both-databases.ts'
import { AppError } from '../errors.ts'
import {
  type AttachmentRules,
  attach,
  downloadAttachment,
  listAttachments,
  removeAttachment,
  restoreAttachment,
} from './attachments.ts'

const seen = { kind: 'test.problem', id: 'seen' }
const workedOn = { kind: 'test.problem', id: 'workedOn' }
const hidden = { kind: 'test.problem', id: 'hidden' }

/** A reader sees two objects and works on one of them; the third is out of reach. */
const rules: AttachmentRules = {
  guards: { 'test.problem': async (_ctx, ids) => new Set(ids.filter((id) => id !== 'hidden')) },
  hosts: { 'test.problem': async (_ctx, id) => id === 'workedOn' },
}
const everything: AttachmentRules = { guards: {}, hosts: { 'test.problem': async () => true } }

const report = () => new File(['产能核实情况'], '../核实.txt', { type: 'text/html' })

async function reasonOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return error instanceof AppError ? `${error.kind} ${error.reason}` : String(error)
}

onBothDatabases('attachments', (_database, base) => {
  let hiddenId = ''
  const reader = (): Context => ({
    ...base(),
    actor: { id: 'reader', name: '读者', personId: null, orgId: null, rights: new Map() },
  })

  beforeAll(async () => {
    hiddenId = (await attach(base(), everything, hidden, report(), null)).id
  })

  it('comes back byte by byte, as a file of the type its ending says and not the one that was claimed', async () => {
    const attached = await attach(reader(), rules, workedOn, report(), '现场核实')
    expect(attached).toMatchObject({ fileName: '核实.txt', mediaType: 'text/plain', note: '现场核实' })
    const file = await downloadAttachment(reader(), rules, attached.id)
    expect(await file.text()).toBe('产能核实情况')
    expect(file.type).toBe('text/plain')
  })

  it('who may see an object sees its files; only who works on it adds any', async () => {
    expect((await listAttachments(reader(), rules, seen)).mayAttach).toBe(false)
    expect((await listAttachments(reader(), rules, workedOn)).mayAttach).toBe(true)
    expect(await reasonOf(attach(reader(), rules, seen, report(), null))).toBe(
      'forbidden platform.attachment.notYours',
    )
  })

  it('a file of an object out of reach answers as if there were none, by any way', async () => {
    const unknown = '6a4b1a3e-0000-4000-8000-000000000000'
    for (const id of [hiddenId, unknown]) {
      const expected = 'notFound platform.attachment.unknown'
      expect(await reasonOf(downloadAttachment(reader(), rules, id))).toBe(expected)
      expect(await reasonOf(removeAttachment(reader(), rules, id, '不再需要'))).toBe(expected)
      expect(await reasonOf(restoreAttachment(reader(), rules, id))).toBe(expected)
    }
    expect(await reasonOf(listAttachments(reader(), rules, hidden))).toBe('notFound platform.object.unknown')
    expect(await reasonOf(attach(reader(), rules, hidden, report(), null))).toBe(
      'notFound platform.object.unknown',
    )
  })

  it('a removed file says who took it away and why, and can be put back', async () => {
    const { id } = await attach(reader(), rules, workedOn, report(), null)
    await removeAttachment(reader(), rules, id, '传错了文件')
    const removed = (await listAttachments(reader(), rules, workedOn)).items.find((file) => file.id === id)
    expect(removed?.removed).toMatchObject({ byName: '读者', reason: '传错了文件' })
    expect((await restoreAttachment(reader(), rules, id)).removed).toBeNull()
  })

  it('an empty file is refused', async () => {
    const empty = new File([], 'x.txt')
    expect(await reasonOf(attach(reader(), rules, workedOn, empty, null))).toBe(
      'badInput platform.attachment.empty',
    )
  })
})
