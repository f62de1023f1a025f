import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../errors.ts'
import { documentKinds } from '../model.ts'
import { parseBody } from '../source/parse-body.ts'
import { parseTemplate } from './grammar.ts'
import { checkTemplate, makeDocument } from './make-document.ts'
import { sampleData } from './samples.ts'
import { shippedTemplates } from './shipped.ts'

const refusal = (work: () => unknown): { reason: string; details: Record<string, unknown> } => {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError) return { reason: error.reason, details: error.details }
    throw error
  }
  throw new Error('expected a refusal')
}
const letter = (body: string, data: Record<string, unknown> = {}) =>
  makeDocument('letter', `标题：{{title}}\n日期：{{date}}\n---\n${body}`, {
    title: '函',
    body: '正文。',
    ...data,
  })
const paragraphs = (body: string, data: Record<string, unknown> = {}) => letter(body, data).body

describe('templates', () => {
  it('those that come with the product make a document of their sample, for every kind', () => {
    for (const kind of documentKinds)
      expect(() => checkTemplate(kind, shippedTemplates[kind].content)).not.toThrow()
  })

  it('an unknown placeholder is refused with its line', () => {
    expect(refusal(() => letter('一\n二{{nobody}}'))).toMatchObject({
      reason: 'officialdoc.placeholder.unknown',
      details: { line: 5, name: 'nobody' },
    })
  })

  it('a column is known inside its repetition only', () => {
    const content = '标题：{{title}}\n---\n{{#each people}}{{name}}{{/each}}\n{{name}}'
    expect(refusal(() => makeDocument('roster', content, { title: '册' }))).toMatchObject({
      reason: 'officialdoc.placeholder.unknown',
      details: { line: 4, name: 'name' },
    })
  })

  it('blocks that are not closed or close nothing are refused with their line', () => {
    expect(refusal(() => letter('{{#if note}}一'))).toMatchObject({
      reason: 'officialdoc.template.unclosed',
      details: { line: 4 },
    })
    expect(refusal(() => letter('一\n{{/if}}'))).toMatchObject({
      reason: 'officialdoc.template.notOpened',
      details: { line: 5 },
    })
    expect(refusal(() => letter('{{constructor.constructor("x")()}}'))).toMatchObject({
      reason: 'officialdoc.template.badTag',
    })
  })

  it('names every object has are no placeholders', () => {
    expect(refusal(() => letter('{{__proto__}}')).reason).toBe('officialdoc.placeholder.unknown')
    expect(refusal(() => letter('{{constructor}}')).reason).toBe('officialdoc.placeholder.unknown')
  })

  it('a wrong key of the head is refused with its line, even after a repetition', () => {
    const content = '标题：{{title}}\n{{#if title}}\n附注：甲\n{{/if}}\n密级：乙\n---\n'
    expect(refusal(() => makeDocument('letter', content, { title: '函', body: '文' }))).toMatchObject({
      reason: 'officialdoc.source.unknownKey',
      details: { line: 5 },
    })
  })

  it('conditions and repetitions leave no empty lines, and tables stay whole', () => {
    const made = makeDocument('roster', shippedTemplates.roster.content, {
      title: '册',
      people: [{ name: '甲' }, { name: '乙' }],
    })
    expect(made.body).toMatchObject([
      {
        type: 'table',
        rows: [
          ['1', '甲', '', '', ''],
          ['2', '乙', '', '', ''],
        ],
      },
    ])
  })

  it('a value is never taken for structure', () => {
    const note = '# 标题\n| 甲 | 乙 |\n=== 附件\n---\n{{title}}'
    expect(paragraphs('甲{{note}}', { note })).toMatchObject([{ type: 'paragraph', text: `甲${note}` }])
    expect(letter('{{body}}', { title: '函\n署名：冒名机关' })).toMatchObject({
      title: '函 署名：冒名机关',
      issuer: null,
    })
  })

  it('whatever the values, the document keeps the structure of its template', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string(), (title, name) => {
        const made = makeDocument(
          'roster',
          '标题：册{{title}}\n---\n{{#each people}}\n| {{name}} |\n{{/each}}\n尾',
          {
            title,
            people: [{ name }, { name }],
          },
        )
        expect(made.body.map((block) => block.type)).toEqual(['table', 'paragraph'])
        expect(made.attachments).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('days are written out, and a day that is none is refused', () => {
    expect(paragraphs('于{{date}}', { date: '2023-06-05' })).toMatchObject([{ text: '于2023年6月5日' }])
    expect(refusal(() => letter('一', { date: '2023-02-30' }))).toMatchObject({
      reason: 'officialdoc.field.invalid',
      details: { field: 'date' },
    })
  })

  it('a missing, an unknown and a wrongly numbered field are named', () => {
    expect(
      refusal(() => makeDocument('letter', shippedTemplates.letter.content, { title: '函' })),
    ).toMatchObject({
      reason: 'officialdoc.field.missing',
      details: { field: 'body' },
    })
    expect(refusal(() => letter('一', { salary: '1' })).reason).toBe('officialdoc.field.unknown')
    const number = { ...sampleData.letter, number: '示组函2023年8号' }
    expect(refusal(() => makeDocument('letter', shippedTemplates.letter.content, number)).reason).toBe(
      'officialdoc.number.invalid',
    )
  })

  it('any text is read as a template or refused, and text without marks is kept', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          const nodes = parseTemplate(text)
          if (!text.includes('{{'))
            expect(nodes.map((node) => (node.kind === 'text' ? node.text : '')).join('')).toBe(
              text.replace(/\r\n?/g, '\n'),
            )
        } catch (error) {
          expect((error as Error).name).toBe('TemplateError')
        }
      }),
    )
  })
})

describe('the text of a body', () => {
  it('typed numbers become headings that are counted anew', () => {
    expect(parseBody('三、目标\n（五）要求。分级负责。\n7.落实\n2023年').body).toEqual([
      { type: 'heading', level: 1, text: '目标' },
      { type: 'heading', level: 2, text: '要求。', runIn: '分级负责。' },
      { type: 'heading', level: 3, text: '落实' },
      { type: 'paragraph', text: '2023年' },
    ])
  })

  it('tables, forms, quotations, attachments and escaped lines', () => {
    expect(
      parseBody('| 甲*3 | 乙 |\n|---|---|\n| 1 | a\\|b |\n姓名 :: 某某\n> 引\n\\# 不是标题\n=== 表\n文'),
    ).toEqual({
      body: [
        {
          type: 'table',
          columns: [
            { title: '甲', weight: 3 },
            { title: '乙', weight: 1 },
          ],
          rows: [['1', 'a|b']],
        },
        { type: 'fields', rows: [{ label: '姓名', value: '某某' }] },
        { type: 'quote', text: '引' },
        { type: 'paragraph', text: '# 不是标题' },
      ],
      attachments: [{ title: '表', body: [{ type: 'paragraph', text: '文' }] }],
    })
  })
})
