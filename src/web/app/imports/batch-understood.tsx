import { useTranslation } from 'react-i18next'
import type { ImportBatch, ImportSheet } from '#platform/tabular/import/contract.ts'
import { KeyValue, type KeyValueItem } from '#web/ui/key-value.tsx'
import { Section } from '#web/ui/section.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import styles from './imports.module.css'
import { useBatchWords } from './words.ts'

/** Row numbers named one by one; of more only so many. */
const namedRows = 8

/** What was made of the file: each sheet's heading, columns and rows left aside, and what else was in the file. */
export function BatchUnderstood({ batch }: { batch: ImportBatch }) {
  const { t } = useTranslation('imports')
  const { comma } = useFormat()
  return (
    <Section title={t('understood')} note={t('understoodNote')}>
      {batch.notices.length > 0 && (
        <KeyValue
          items={[
            {
              label: t('notices'),
              value: batch.notices.map((notice) => t(`noticeTexts.${notice}`)).join(comma),
            },
          ]}
        />
      )}
      {batch.sheets.map((sheet) => (
        <Sheet key={sheet.name} sheet={sheet} object={batch.object} />
      ))}
    </Section>
  )
}

function Sheet({ sheet, object }: { sheet: ImportSheet; object: string }) {
  const { t } = useTranslation('imports')
  const { comma } = useFormat()
  const words = useBatchWords(object)
  const skipped = useSkipped(sheet)
  const items: KeyValueItem[] = [
    {
      label: t('sheet'),
      value: (
        <>
          <span className={styles.sheetName}>{sheet.name}</span>{' '}
          {sheet.headingRow === null
            ? t('noHeading')
            : t('headingAt', { row: sheet.headingRow, rows: sheet.rows })}
        </>
      ),
    },
  ]
  const list = (label: string, values: readonly string[]) => {
    if (values.length > 0) items.push({ label, value: values.join(comma) })
  }
  if (sheet.headingRow !== null) {
    const inOrder = Object.entries(sheet.columns).sort(([, a], [, b]) => a - b)
    list(
      t('matched'),
      inOrder.map(([key]) => words.column(key)),
    )
    list(t('unknown'), sheet.unknown)
    if (sheet.missing.length > 0)
      items.push({
        label: t('missing'),
        value: (
          <>
            <strong>{sheet.missing.map(words.column).join(comma)}</strong>
            <div className={styles.help}>{t('missingHelp')}</div>
          </>
        ),
      })
    list(t('skipped'), skipped)
  }
  return (
    <div className={styles.sheet}>
      <KeyValue items={items} />
    </div>
  )
}

/** Rows left aside, by reason. */
function useSkipped({ skipped }: ImportSheet): string[] {
  const { t } = useTranslation('imports')
  const { comma } = useFormat()
  return [...Map.groupBy(skipped, ({ reason }) => reason)].map(([reason, rows]) => {
    const named = rows.slice(0, namedRows).map(({ number }) => number)
    const more = rows.length > namedRows ? t('skippedMore', { count: rows.length }) : ''
    return t(`skippedReasons.${reason}`, { rows: `${named.join(comma)}${more}` })
  })
}
