import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Modal, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '#platform/audit/contract.ts'
import { type ChangedSince, useUndo } from '#web/recovery/undo.tsx'
import { formatInstant } from '#web/ui/format.ts'
import { EmptyState, ErrorState, LoadingState } from '#web/ui/states.tsx'
import { ChangeList } from './change-list.tsx'
import { threadQueries } from './queries.ts'
import styles from './thread.module.css'
import { useThreadWords } from './words.ts'

const shownAtFirst = 5

/** Who changed an object when, and what: newest first, each with its difference and the way back. */
export function HistoryList({ kind, id }: { kind: string; id: string }) {
  const { t } = useTranslation('app')
  const { t: ui } = useTranslation('ui')
  const [all, setAll] = useState(false)
  const audit = useInfiniteQuery(threadQueries.audit(kind, id))
  if (audit.data === undefined) {
    if (audit.isError) return <ErrorState error={audit.error} retry={() => void audit.refetch()} />
    return <LoadingState rows={3} />
  }
  const entries = audit.data.pages.flat()
  if (entries.length === 0)
    return <EmptyState title={t('thread.history.empty')} text={t('thread.history.emptyHelp')} />
  return (
    <>
      <ol className={styles.entries}>
        {(all ? entries : entries.slice(0, shownAtFirst)).map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {!all && entries.length > shownAtFirst && (
        <Button size="small" className="no-print" onClick={() => setAll(true)}>
          {audit.hasNextPage ? ui('more') : t('thread.history.all', { count: entries.length })}
        </Button>
      )}
      {all && audit.hasNextPage && (
        <Button
          size="small"
          className="no-print"
          loading={audit.isFetchingNextPage}
          onClick={() => void audit.fetchNextPage()}
        >
          {ui('more')}
        </Button>
      )}
    </>
  )
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('app')
  const word = useThreadWords()
  return (
    <li className={styles.entry}>
      <div className={styles.entryHead} title={t('thread.history.request', { id: entry.requestId })}>
        <time dateTime={entry.at}>{formatInstant(entry.at)}</time>
        <b>{word('action', entry.action)}</b>
        <span className={styles.actor}>{entry.actorName}</span>
        {entry.undoable && <RestoreButton entry={entry} />}
      </div>
      {entry.reason !== null && <div>{t('thread.history.reason', { reason: entry.reason })}</div>}
      <ChangeList before={entry.before} after={entry.after} />
    </li>
  )
}

/** Puts the object back to what it was before the change; where that is too late, shows what changed since. */
function RestoreButton({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('recovery')
  const [changed, setChanged] = useState<ChangedSince | null>(null)
  const [busy, setBusy] = useState(false)
  const undo = useUndo(setChanged)
  return (
    <>
      <Popconfirm
        title={t('undo.confirm')}
        description={t('undo.confirmHelp')}
        onConfirm={async () => {
          setBusy(true)
          await undo(entry.id)
          setBusy(false)
        }}
      >
        <Button type="link" size="small" loading={busy} className="no-print" style={{ paddingInline: 0 }}>
          {t('undo.restore')}
        </Button>
      </Popconfirm>
      <Modal
        open={changed !== null}
        title={t('undo.changed')}
        footer={null}
        onCancel={() => setChanged(null)}
      >
        {changed?.changedBy && changed.changedAt && (
          <p>{t('undo.changedBy', { name: changed.changedBy, time: formatInstant(changed.changedAt) })}</p>
        )}
        <p>{t('undo.changedHelp')}</p>
        <p className={styles.faint}>
          {t('undo.left')} → {t('undo.now')}
        </p>
        {changed && <ChangeList before={changed.left} after={changed.now} />}
      </Modal>
    </>
  )
}
