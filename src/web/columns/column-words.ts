import type { Column } from '#platform/tabular/description/column.ts'
import type { Columns, TableDescription } from '#platform/tabular/description/table.ts'
import { valueTeller } from '#platform/tabular/write/value-words.ts'
import type { EditField } from '#web/ui/compare-versions.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { type Option, useEntries } from './dictionaries.ts'

/** The dictionaries that columns refer to. */
const dictionariesOf = (columns: readonly Column[]): string[] =>
  columns.flatMap((column) => ('dictionary' in column ? [column.dictionary] : []))

/** What can be chosen for a column. */
export function useColumnOptions(column: Column): Option[] {
  const { language } = useFormat()
  return optionsOf(column, useEntries(dictionariesOf([column])), language)
}

/** The words of a table in the language in force: titles of columns, choices, and what a value says. */
export function useColumnWords<C extends Columns>(table: TableDescription<C>) {
  const { language } = useFormat()
  const entries = useEntries(dictionariesOf(Object.values(table.columns)))
  const tell = valueTeller(
    table,
    Object.fromEntries(
      Object.entries(entries).map(([name, options]) => [
        name,
        options.map(({ value, label }) => ({ value, title: label })),
      ]),
    ),
  )
  const told = (key: keyof C & string, value: unknown): string | null => tell(key, value)?.[language] ?? null
  const title = (key: keyof C & string): string => table.columns[key]!.title[language]
  return {
    language,
    title,
    told,
    options: (key: keyof C & string): Option[] => optionsOf(table.columns[key]!, entries, language),
    /** How two versions are laid side by side after a conflict. */
    editFields: <T extends object, In extends object>(
      keys: readonly (keyof C & string)[],
    ): EditField<T, In>[] =>
      keys.map((key) => ({
        label: title(key),
        tell: (version) => told(key, (version as Record<string, unknown>)[key]),
        entered: (input) => told(key, (input as Record<string, unknown>)[key]),
      })),
  }
}

function optionsOf(
  column: Column,
  entries: Readonly<Record<string, Option[]>>,
  language: 'zh' | 'en',
): Option[] {
  if ('choices' in column)
    return column.choices.map(({ value, title }) => ({ value, label: title[language] }))
  return 'dictionary' in column ? (entries[column.dictionary] ?? []) : []
}
