import type { Words } from '../../words.ts'
import type { Column } from '../description/column.ts'
import type { TableDescription } from '../description/table.ts'
import { unitWord } from '../description/unit-words.ts'
import type { DictionaryEntry } from '../read/cell.ts'

/** How people read the value of a column; null for none. */
export type ValueTeller = (column: string, value: unknown) => Words | null

/** @param dictionaries names for references; a value that is not among them is told as it is stored. */
export function valueTeller(
  table: Pick<TableDescription, 'columns'>,
  dictionaries: Readonly<Record<string, readonly DictionaryEntry[]>>,
): ValueTeller {
  const names = new Map(
    Object.entries(dictionaries).map(([name, entries]) => [
      name,
      new Map(entries.map(({ value, title }) => [value, title])),
    ]),
  )
  return (key, value) => {
    const column = table.columns[key]
    if (column === undefined || value === null || value === undefined || value === '') return null
    if (column.kind === 'reference' || column.kind === 'references') {
      const named = (one: unknown) => alike(names.get(column.dictionary)?.get(String(one)) ?? String(one))
      return column.kind === 'reference' ? named(value) : listed((value as string[]).map(named))
    }
    return wordsOf(column, value)
  }
}

/** The value of a column in words, references as they are stored; null for none. */
export function wordsOf(column: Column, value: unknown): Words | null {
  switch (column.kind) {
    case 'yesNo':
      return value === true ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
    case 'choice':
      return titleOf(column, String(value))
    case 'choices':
      return listed((value as string[]).map((one) => titleOf(column, one)))
    case 'texts':
    case 'references':
      return listed((value as string[]).map(alike))
    case 'integer':
    case 'decimal':
      return {
        zh: `${String(value)} ${unitWord(column.unit, 'zh')}`.trimEnd(),
        en: `${String(value)} ${unitWord(column.unit, 'en')}`.trimEnd(),
      }
    default:
      return alike(String(value))
  }
}

const alike = (text: string): Words => ({ zh: text, en: text })

const listed = (items: readonly Words[]): Words | null =>
  items.length === 0
    ? null
    : { zh: items.map(({ zh }) => zh).join('、'), en: items.map(({ en }) => en).join(', ') }

const titleOf = (column: Column & { kind: 'choice' | 'choices' }, value: string): Words =>
  column.choices.find((choice) => choice.value === value)?.title ?? alike(value)
