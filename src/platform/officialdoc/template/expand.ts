import { AppError } from '../../errors.ts'
import { cleanText } from '../clean-text.ts'
import { writtenDay } from '../model.ts'
import { readDay, type SourceLine } from '../source/parse-source.ts'
import type { TemplateField } from './fields.ts'
import type { TemplateNode } from './grammar.ts'

/** Characters no text has: what stands between them is the number of a value. */
const opening = '\ue000'
const closing = '\ue001'
const tokenPattern = /\ue000(\d+)\ue001/g
const withoutTokens = (text: string): string => text.replace(/[\ue000\ue001]/g, '')

const mostCharacters = 2_000_000

export interface Expansion {
  lines: SourceLine[]
  /** Puts the values in wherever a text of the parsed document names one. */
  resolve<T>(value: T): T
}

type Values = Record<string, unknown>

/**
 * Fills a template. Values go in as marks and are put in their place after the source was read, so that no value can
 * be taken for a heading, a table or a key. Only a field of type `body` is source itself.
 */
export function expandTemplate(
  nodes: readonly TemplateNode[],
  fields: readonly TemplateField[],
  data: Values,
): Expansion {
  const values: string[] = []
  const pieces: { text: string; line: number }[] = []
  let written = 0
  const types = new Map(fields.map((field) => [field.name, field.type]))
  const put = (text: string, line: number) => {
    written += text.length
    if (written > mostCharacters)
      throw new AppError(
        'tooLarge',
        'officialdoc.document.tooLarge',
        'the template makes too long a document',
        {
          maxCharacters: mostCharacters,
        },
      )
    pieces.push({ text, line })
  }
  const walk = (list: readonly TemplateNode[], scope: Values) => {
    for (const node of list) {
      switch (node.kind) {
        case 'text':
          put(withoutTokens(node.text), node.line)
          break
        case 'value': {
          const text = cleanText(withoutTokens(textOf(scope[node.name], types.get(node.name))))
          if (types.get(node.name) === 'body' && node.name in data && scope[node.name] === data[node.name])
            put(text, node.line)
          else if (text.trim() !== '') put(`${opening}${values.push(text) - 1}${closing}`, node.line)
          break
        }
        case 'if':
          walk(isPresent(scope[node.name]) ? node.present : node.absent, scope)
          break
        case 'each': {
          const rows = scope[node.name]
          if (Array.isArray(rows))
            rows.forEach((row: unknown, index) => {
              const own = typeof row === 'object' && row !== null ? (row as Values) : {}
              walk(node.body, { ...scope, ...own, this: row, '@number': index + 1 })
            })
        }
      }
    }
  }
  walk(nodes, { ...data })
  return { lines: linesOf(pieces), resolve: (value) => resolveIn(value, values) }
}

const isPresent = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0
    : value !== undefined && value !== null && value !== false && value !== ''

function textOf(value: unknown, type: TemplateField['type'] | undefined): string {
  if (value === undefined || value === null || value === false) return ''
  if (value === true) return '是'
  if (Array.isArray(value)) return value.map((part) => textOf(part, undefined)).join('，')
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  const text = String(value)
  if (type === 'urgency') return text === 'extraUrgent' ? '特急' : text === 'urgent' ? '加急' : text
  return type === 'day' && readDay(text) !== null ? writtenDay(readDay(text)!) : text
}

/** Lines of the filled template, each with the line of the template it came from. */
function linesOf(pieces: readonly { text: string; line: number }[]): SourceLine[] {
  const lines: SourceLine[] = []
  let current: SourceLine | null = null
  for (const { text, line } of pieces) {
    text.split('\n').forEach((part, index) => {
      if (index > 0 || current === null) {
        current = { text: '', line: line + index }
        lines.push(current)
      }
      // What begins a line says where it came from, not the end of the line before.
      if (current.text === '') current.line = line + index
      current.text += part
    })
  }
  return lines
}

function resolveIn<T>(value: T, values: readonly string[]): T {
  if (typeof value === 'string')
    return value.replace(tokenPattern, (_, index: string) => values[Number(index)] ?? '') as T
  if (Array.isArray(value)) return value.map((part: unknown) => resolveIn(part, values)) as T
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolveIn(part, values)])) as T
  return value
}
