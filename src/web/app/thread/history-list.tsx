import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '#platform/contract.ts'
import { formatInstant } from '#web/ui/format.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { type Change, differenceOf } from './difference.ts'
import { threadQueries } from './queries.ts'
import styles from './thread.module.css'
import { useThreadWords } from './words.ts'

const shownAtFirst = 5

/** Who changed an object when, and what: newest first, each with its difference. */
export function HistoryList({ kind, id }: { kind: string; id: string }) {
  const { t } = useTranslation('app')
  const [all, setAll] = useState(false)
  const audit = useQuery(threadQueries.audit(kind, id))
  return (
    <QueryView query={audit} rows={3}>
      {(entries) =>
        entries.length === 0 ? (
          <EmptyState title={t('thread.history.empty')} text={t('thread.history.emptyHelp')} />
        ) : (
          <>
            <ol className={styles.entries}>
              {(all ? entries : entries.slice(0, shownAtFirst)).map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </ol>
            {!all && entries.length > shownAtFirst && (
              <Button size="small" className="no-print" onClick={() => setAll(true)}>
                {t('thread.history.all', { count: entries.length })}
              </Button>
            )}
          </>
        )
      }
    </QueryView>
  )
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('app')
  const word = useThreadWords()
  const changes = differenceOf(entry.before, entry.after)
  return (
    <li className={styles.entry}>
      <div className={styles.entryHead} title={t('thread.history.request', { id: entry.requestId })}>
        <time dateTime={entry.at}>{formatInstant(entry.at)}</time>
        <b>{word('action', entry.action)}</b>
        <span className={styles.actor}>{entry.actorName}</span>
      </div>
      {entry.reason !== null && <div>{t('thread.history.reason', { reason: entry.reason })}</div>}
      {changes.length === 0 ? (
        <div className={styles.faint}>{t('thread.history.same')}</div>
      ) : (
        <dl className={styles.changes}>
          {changes.map((change) => (
            <ChangeRow key={change.path.join('.')} change={change} />
          ))}
        </dl>
      )}
    </li>
  )
}

function ChangeRow({ change }: { change: Change }) {
  const { t } = useTranslation('app')
  const word = useThreadWords()
  const tell = useValueTeller()
  const name = change.path.map((part) => word('field', part)).join(' · ')
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {change.kind === 'list' ? (
          <>
            {change.removed.length > 0 && (
              <del>
                {t('thread.history.removed', { items: change.removed.map(tell).join(t('thread.joiner')) })}
              </del>
            )}{' '}
            {change.added.length > 0 && (
              <ins>
                {t('thread.history.added', { items: change.added.map(tell).join(t('thread.joiner')) })}
              </ins>
            )}
          </>
        ) : (
          <>
            {change.kind !== 'added' && <del>{tell(change.before)}</del>}
            {change.kind === 'changed' && <span aria-hidden> → </span>}
            {change.kind !== 'removed' && <ins>{tell(change.after)}</ins>}
          </>
        )}
      </dd>
    </>
  )
}

/** A stored value for people: days in the language, known words translated, objects by their fields. */
function useValueTeller(): (value: unknown) => string {
  const { t } = useTranslation('app')
  const format = useFormat()
  const word = useThreadWords()
  const tell = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('thread.history.none')
    if (Array.isArray(value)) return value.map(tell).join(t('thread.joiner'))
    if (typeof value === 'object') {
      return Object.entries(value)
        .filter(([, item]) => item !== null && item !== '')
        .map(([name, item]) => `${word('field', name)} ${tell(item)}`)
        .join(t('thread.joiner'))
    }
    const text = String(value)
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? format.day(text) : word('value', text)
  }
  return tell
}
