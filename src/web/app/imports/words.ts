import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ImportTable } from '#platform/tabular/import/contract.ts'
import { type Finding, fill, findingWords } from '#platform/tabular/read/finding.ts'
import type { Words } from '#platform/words.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { importQueries } from './queries.ts'

/** How a batch is spoken of in the language in force. */
export interface BatchWords {
  column(key: string): string
  /** What was found in a cell or row: a fault or a tolerance. */
  finding(finding: Finding): string
  /** The same behind the title of its column. */
  findingAt(finding: Finding): string
  place(at: { sheet: string; number: number }): string
}

/** @param object kind of object of the batch. */
export function useBatchWords(object: string): BatchWords {
  const { t } = useTranslation('imports')
  const { language, colon } = useFormat()
  const table: ImportTable | undefined = useQuery(importQueries.tables()).data?.find(
    (one) => one.object === object,
  )
  const titles = new Map(table?.columns.map(({ key, title }) => [key, title[language]]))
  const column = (key: string): string => titles.get(key) ?? key
  const own: Readonly<Record<string, Words>> = table?.faultWords ?? {}
  const known: Readonly<Record<string, Words>> = findingWords
  const finding = ({ code, details }: Finding): string =>
    fill((own[code] ?? known[code])?.[language] ?? code, details)
  return {
    column,
    finding,
    findingAt: (found) =>
      found.column === null ? finding(found) : `${column(found.column)}${colon}${finding(found)}`,
    place: ({ sheet, number }) =>
      sheet === '' ? t('place', { row: number }) : t('placeIn', { sheet, row: number }),
  }
}
