import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportBatch, ImportRow } from '#platform/tabular/import/contract.ts'
import { type DataColumn, DataTable } from '#web/ui/data-table.tsx'
import { formatInstant } from '#web/ui/format.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { useThreadWords } from '../thread/words.ts'
import styles from './imports.module.css'
import { importQueries } from './queries.ts'
import { batchSearch, type RowView, rowViews } from './search.ts'
import { type BatchWords, useBatchWords } from './words.ts'

/** What the rows come to: counts to choose by, and the rows of the chosen outcome with everything said of them. */
export function BatchRows({ batch }: { batch: ImportBatch }) {
  const { t } = useTranslation('imports')
  const [search, setSearch] = useUrlState(batchSearch)
  const counts = countsOf(batch)
  const shown = rowViews.filter((view) => view in counts)
  const view = search.rows ?? shown.find((one) => (counts[one] ?? 0) > 0) ?? 'same'
  const query = useQuery(importQueries.rows(batch.id, batch.lockVersion, view, search.page ?? 1))
  const words = useBatchWords(batch.object)
  const columns = useColumns(view, words)
  return (
    <Section title={t('rows')}>
      <div className={styles.tiles}>
        {shown.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === view}
            className={`${styles.tile} ${one === 'bad' && (counts.bad ?? 0) > 0 ? styles.bad : ''}`}
            onClick={() => setSearch({ rows: one, page: undefined })}
          >
            <span className={styles.tileLabel}>{t(`count.${one}`)}</span>
            <span className={styles.tileValue}>{counts[one]}</span>
          </button>
        ))}
      </div>
      <QueryView query={query} rows={6}>
        {(list) => (
          <DataTable<ImportRow>
            label={t(`count.${view}`)}
            columns={columns}
            rows={list.items}
            rowKey={(row) => String(row.position)}
            empty={<EmptyState title={t(`emptyRows.${view}`)} />}
            paging={{ ...list, onChange: (page) => setSearch({ page }) }}
          />
        )}
      </QueryView>
    </Section>
  )
}

/** Rows by view; views that say nothing of this batch are missing. */
function countsOf({ counts, kept, toleratedRows }: ImportBatch): Partial<Record<RowView, number>> {
  return {
    ...counts,
    ...(toleratedRows > 0 ? { tolerated: toleratedRows } : {}),
    ...(kept > 0 ? { kept } : {}),
  }
}

function useColumns(view: RowView, words: BatchWords): DataColumn<ImportRow>[] {
  const { t } = useTranslation('imports')
  const { colon, comma } = useFormat()
  const tell = useThreadWords()
  const place: DataColumn<ImportRow> = { key: 'row', title: t('row'), render: words.place }
  const object: DataColumn<ImportRow> = {
    key: 'object',
    title: t('object'),
    phone: 'title',
    render: objectOf,
  }
  const treated: DataColumn<ImportRow> = {
    key: 'treated',
    title: t('treated'),
    render: (row) =>
      row.tolerances.length === 0 ? '—' : <Lines lines={row.tolerances.map(words.findingAt)} />,
  }
  const written: DataColumn<ImportRow> = {
    key: 'written',
    title: t('written'),
    phone: 'hide',
    render: (row) => (
      <div className={`${styles.lines} ${styles.written} ${styles.small}`}>
        {Object.entries(row.written)
          .map(([key, value]) => `${words.column(key)}${colon}${value}`)
          .join('　')}
      </div>
    ),
  }
  const reverted: DataColumn<ImportRow> = {
    key: 'reverted',
    title: t('becameOf'),
    render: (row) =>
      row.reverted === null ? (
        '—'
      ) : (
        <Lines
          lines={[
            t(`reverted.${row.reverted}`),
            ...(row.kept.length === 0
              ? []
              : [t('keptColumns', { columns: row.kept.map(words.column).join(comma) })]),
            ...(row.lastAct === null
              ? []
              : [
                  t('lastAct', {
                    name: row.lastAct.byName,
                    act: tell('action', row.lastAct.action),
                    time: formatInstant(row.lastAct.at),
                  }),
                ]),
          ]}
        />
      ),
  }
  switch (view) {
    case 'bad':
      return [
        object,
        place,
        {
          key: 'faults',
          title: t('faults'),
          render: (row) => <Lines lines={row.faults.map(words.findingAt)} className={styles.fault} />,
        },
        written,
      ]
    case 'change':
      return [
        object,
        place,
        { key: 'changes', title: t('changes'), render: (row) => <Changes row={row} words={words} /> },
        treated,
      ]
    case 'kept':
      return [object, place, reverted]
    case 'tolerated':
      return [object, place, treated]
    case 'create':
      return [object, place, written, treated]
    case 'same':
      return [object, place, treated]
  }
}

/** The object of a row by what its first cells say; a link once it is in the register. */
function objectOf({ written, href }: ImportRow): ReactNode {
  const name = Object.values(written)[0] ?? '—'
  return href === null ? name : <PageLink href={href}>{name}</PageLink>
}

function Lines({ lines, className = '' }: { lines: readonly string[]; className?: string | undefined }) {
  return (
    <div className={styles.lines}>
      {lines.map((line) => (
        <div key={line} className={className}>
          {line}
        </div>
      ))}
    </div>
  )
}

function Changes({ row, words }: { row: ImportRow; words: BatchWords }) {
  const { t } = useTranslation('imports')
  const { language, colon } = useFormat()
  return (
    <div className={styles.lines}>
      {row.changes.map(({ column, told }) => (
        <div key={column}>
          {words.column(column)}
          {colon}
          <span className={styles.before}>{told.before?.[language] ?? t('empty')}</span> →{' '}
          {told.after?.[language] ?? t('empty')}
        </div>
      ))}
    </div>
  )
}
