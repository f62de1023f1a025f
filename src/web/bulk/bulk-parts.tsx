import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { BulkEdit, BulkResult, BulkRow } from '#platform/bulk/contract.ts'
import type { BulkDescription } from '#platform/bulk/description.ts'
import { api, useWrite } from '#web/api.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { useReasonText } from '#web/ui/error-text.ts'
import { formatInstant } from '#web/ui/format.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { Section } from '#web/ui/section.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { bulkQueries } from './queries.ts'

/**
 * Row by row what a bulk edit would change, and what it would not and why.
 *
 * @param field in words.
 */
export function BulkPreview({ field, rows }: { field: string; rows: BulkRow[] }) {
  const { t } = useTranslation('bulk')
  const { language, clause } = useFormat()
  const reasonText = useReasonText()
  const refused = rows.filter((row) => row.refused !== null).length
  const same = rows.filter((row) => row.same).length
  const told = (row: BulkRow) => {
    if (row.same) return t('same')
    return row.refused === null ? t('willChange') : (reasonText(row.refused) ?? row.refused)
  }
  return (
    <>
      <Alert
        type={refused > 0 ? 'warning' : 'info'}
        title={[
          t('willChangeCount', { count: rows.length - refused - same }),
          ...(same > 0 ? [t('sameCount', { count: same })] : []),
          ...(refused > 0 ? [t('refusedCount', { count: refused })] : []),
        ].join(clause)}
      />
      <DataTable
        label={t('preview')}
        rows={rows}
        rowKey={(row) => row.id}
        pageRows={50}
        empty={<p>{t('nothing')}</p>}
        columns={[
          { key: 'name', title: t('name'), phone: 'title', render: (row) => row.name },
          { key: 'before', title: t('before', { field }), render: (row) => row.before?.[language] ?? '—' },
          {
            key: 'after',
            title: t('after', { field }),
            render: (row) =>
              row.same || row.refused !== null ? (
                t('unchanged')
              ) : (
                <strong>{row.after?.[language] ?? '—'}</strong>
              ),
          },
          { key: 'outcome', title: t('outcome'), render: told },
        ]}
      />
    </>
  )
}

/** What a bulk edit, or its undo, changed and what it left as it was. */
export function BulkLeft({ result }: { result: BulkResult }) {
  const { t } = useTranslation('bulk')
  const { clause } = useFormat()
  const reasonText = useReasonText()
  const undone = result.edit.undoneAt !== null
  return (
    <>
      <Alert
        type={result.left.length > 0 ? 'warning' : 'success'}
        title={[
          t(undone ? 'undone' : 'done', { count: result.changed }),
          ...(result.left.length > 0 ? [t('leftCount', { count: result.left.length })] : []),
        ].join(clause)}
      />
      {result.left.length > 0 && (
        <DataTable
          label={t('left')}
          rows={result.left}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', title: t('name'), phone: 'title', render: (row) => row.name ?? '—' },
            {
              key: 'reason',
              title: t('outcome'),
              render: (row) => reasonText(row.reason) ?? row.reason,
            },
          ]}
        />
      )}
    </>
  )
}

const reason = z.object({ reason: z.string().trim().min(2).max(500) })

/** One's own last bulk edits, each to be taken back whole. */
export function BulkHistory({
  bulk,
  onUndone,
}: {
  bulk: BulkDescription
  onUndone: (result: BulkResult) => void
}) {
  const { t } = useTranslation('bulk')
  const { language } = useFormat()
  const edits = useQuery(bulkQueries.edits(bulk.object)).data ?? []
  const [undoing, setUndoing] = useState<BulkEdit | null>(null)
  const undo = useWrite(api.bulk.undo, {
    done: false,
    onDone: (result) => {
      setUndoing(null)
      onUndone(result)
    },
  })
  if (edits.length === 0) return null
  return (
    <Section title={t('history')}>
      <DataTable
        label={t('history')}
        rows={edits}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'what',
            title: t('field'),
            phone: 'title',
            render: (row) =>
              `${bulk.fields[row.field]?.column.title[language] ?? row.field} → ${row.value?.[language] ?? '—'}`,
          },
          { key: 'rows', title: t('rows'), align: 'right', render: (row) => row.rows },
          { key: 'at', title: t('at'), render: (row) => formatInstant(row.createdAt) },
          {
            key: 'acts',
            title: '',
            render: (row) =>
              row.undoneAt === null ? (
                <Button size="small" onClick={() => setUndoing(row)}>
                  {t('undo')}
                </Button>
              ) : (
                t('isUndone')
              ),
          },
        ]}
      />
      {undoing && (
        <ReasonDialog
          title={t('undoTitle', { count: undoing.rows })}
          help={t('undoHelp')}
          label={t('reason')}
          act={t('undo')}
          schema={reason}
          draft={`platform.bulkEdit:${undoing.id}:undo`}
          busy={undo.isPending}
          onSubmit={(why) => undo.mutate({ id: undoing.id, reason: why })}
          onClose={() => setUndoing(null)}
        />
      )}
    </Section>
  )
}
