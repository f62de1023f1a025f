import { useQuery } from '@tanstack/react-query'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { directoryQueries } from '#modules/directory/web/queries.ts'
import type { Column } from '#platform/tabular/description/column.ts'
import type { Columns, TableDescription } from '#platform/tabular/description/table.ts'
import { valueTeller } from '#platform/tabular/write/value-words.ts'
import type { EditField } from '#web/ui/compare-versions.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { trainingQueries } from '../queries.ts'

export interface Option {
  value: string
  label: string
}

/** What can be chosen in the columns of the libraries, by name of dictionary. */
export function useLibraryEntries(): Record<string, Option[]> {
  const chains = useQuery(chainQueries.list()).data ?? []
  const topics = useQuery(trainingQueries.topics()).data ?? []
  const organisations = useQuery(directoryQueries.organisations()).data ?? []
  const regions = useQuery(directoryQueries.regions()).data ?? []
  return {
    'chains.chain': chains.map(({ code, name }) => ({ value: code, label: name })),
    'training.topic': topics
      .filter(({ retired }) => !retired)
      .map(({ code, name }) => ({ value: code, label: name })),
    'directory.organisation': organisations.map(({ id, name }) => ({ value: id, label: name })),
    'directory.region': regions
      .filter(({ kind }) => kind !== 'city')
      .map(({ code, name }) => ({ value: code, label: name })),
  }
}

/** The words of a table in the language in force: titles of columns, choices, and what a value says. */
export function useColumnWords<C extends Columns>(table: TableDescription<C>) {
  const { language } = useFormat()
  const entries = useLibraryEntries()
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

export function optionsOf(
  column: Column,
  entries: Readonly<Record<string, Option[]>>,
  language: 'zh' | 'en',
): Option[] {
  if ('choices' in column)
    return column.choices.map(({ value, title }) => ({ value, label: title[language] }))
  return 'dictionary' in column ? (entries[column.dictionary] ?? []) : []
}
