import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { api, useWrite } from '#web/api.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { useReasonText } from '#web/ui/error-text.ts'
import { formatInstant } from '#web/ui/format.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { Section } from '#web/ui/section.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { BulkResult, BulkRow, EnterpriseBulkEdit } from '../contract/bulk.ts'
import { directoryQueries } from './queries.ts'

/** Row by row what a bulk edit would change, and what it would not and why. */
export function BulkPreview({ rows }: { rows: BulkRow[] }) {
  const { t } = useTranslation('directory')
  const { language } = useFormat()
  const reasonText = useReasonText()
  const refused = rows.filter((row) => row.refused !== null).length
  const same = rows.filter((row) => row.same).length
  const told = (row: BulkRow) => {
    if (row.same) return t('bulk.same')
    return row.refused === null ? t('bulk.willChange') : (reasonText(row.refused) ?? row.refused)
  }
  return (
    <>
      <Alert
        type={refused > 0 ? 'warning' : 'info'}
        title={t('bulk.counts', { changed: rows.length - refused - same, same, refused })}
      />
      <DataTable
        label={t('bulk.preview')}
        rows={rows}
        rowKey={(row) => row.id}
        pageRows={50}
        empty={<p>{t('bulk.nothing')}</p>}
        columns={[
          { key: 'name', title: t('field.name'), phone: 'title', render: (row) => row.name },
          { key: 'before', title: t('bulk.before'), render: (row) => row.before?.[language] ?? '—' },
          {
            key: 'after',
            title: t('bulk.after'),
            render: (row) => <strong>{row.after?.[language] ?? '—'}</strong>,
          },
          { key: 'outcome', title: t('bulk.outcome'), render: told },
        ]}
      />
    </>
  )
}

/** What a bulk edit, or its undo, changed and what it left as it was. */
export function BulkLeft({ result }: { result: BulkResult }) {
  const { t } = useTranslation('directory')
  const reasonText = useReasonText()
  const undone = result.edit?.undoneAt !== null
  return (
    <>
      <Alert
        type={result.left.length > 0 ? 'warning' : 'success'}
        title={t(undone ? 'bulk.undone' : 'bulk.done', {
          count: result.changed,
          left: result.left.length,
        })}
      />
      {result.left.length > 0 && (
        <DataTable
          label={t('bulk.left')}
          rows={result.left}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', title: t('field.name'), phone: 'title', render: (row) => row.name ?? '—' },
            {
              key: 'reason',
              title: t('bulk.outcome'),
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
export function BulkHistory({ onUndone }: { onUndone: (result: BulkResult) => void }) {
  const { t } = useTranslation('directory')
  const { language } = useFormat()
  const edits = useQuery(directoryQueries.bulkEdits()).data ?? []
  const [undoing, setUndoing] = useState<EnterpriseBulkEdit | null>(null)
  const undo = useWrite(api.directory.undoBulkEdit, {
    done: false,
    onDone: (result) => {
      setUndoing(null)
      onUndone(result)
    },
  })
  if (edits.length === 0) return null
  return (
    <Section title={t('bulk.history')}>
      <DataTable
        label={t('bulk.history')}
        rows={edits}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'what',
            title: t('bulk.field'),
            phone: 'title',
            render: (row) => `${t(`field.${row.field}`)} → ${row.value?.[language] ?? '—'}`,
          },
          { key: 'rows', title: t('bulk.rows'), align: 'right', render: (row) => row.rows },
          { key: 'at', title: t('bulk.at'), render: (row) => formatInstant(row.createdAt) },
          {
            key: 'acts',
            title: '',
            render: (row) =>
              row.undoneAt === null ? (
                <Button size="small" onClick={() => setUndoing(row)}>
                  {t('bulk.undo')}
                </Button>
              ) : (
                t('bulk.isUndone')
              ),
          },
        ]}
      />
      {undoing && (
        <ReasonDialog
          title={t('bulk.undoTitle', { count: undoing.rows })}
          help={t('bulk.undoHelp')}
          label={t('bulk.reason')}
          act={t('bulk.undo')}
          schema={reason}
          draft={`directory.bulkEdit:${undoing.id}:undo`}
          busy={undo.isPending}
          onSubmit={(why) => undo.mutate({ id: undoing.id, reason: why })}
          onClose={() => setUndoing(null)}
        />
      )}
    </Section>
  )
}
