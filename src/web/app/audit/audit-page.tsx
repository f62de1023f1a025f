import { useQuery } from '@tanstack/react-query'
import { App, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { actionWords, kindWords } from '#modules/audit-words/index.ts'
import { type AuditEntry, auditExportLimit, auditList } from '#platform/audit/contract.ts'
import { api } from '#web/api.ts'
import { useReasonText } from '#web/ui/error-text.ts'
import { rare, useListFilters } from '#web/ui/list/filters.tsx'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Section } from '#web/ui/section.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { ChangeList } from '../thread/change-list.tsx'
import { useThreadWords } from '../thread/words.ts'
import styles from './audit.module.css'
import { auditQueries } from './queries.ts'
import { auditSearch, filterOf } from './search.ts'
import { VerificationPanel } from './verification-panel.tsx'

/** The audit log for the auditor: search, readable changes, export, and the proof that it is whole. */
export function AuditPage() {
  const { t } = useTranslation('recovery')
  const word = useThreadWords()
  const [search, setSearch] = useUrlState(auditSearch)
  const { notification } = App.useApp()
  const entries = useQuery(auditQueries.entries(search))
  /** The file has every column, newest first: it is evidence, and goes on by number where it is cut. */
  const takeOut = async (): Promise<File> => {
    const file = await api.audit.exportEntries(filterOf(search))
    const total = entries.data?.total ?? 0
    if (total > auditExportLimit)
      notification.warning({
        title: t('audit.cut', { total, limit: auditExportLimit }),
        description: t('audit.cutHelp'),
        duration: 0,
      })
    return file
  }
  return (
    <div>
      <PageHeader title={t('audit.title')} sub={t('audit.sub')} />
      <Section title={t('audit.verify.title')} note={t('audit.verify.help')}>
        <VerificationPanel />
      </Section>
      <ListTable
        list={auditList}
        query={entries}
        search={search}
        setSearch={setSearch}
        filters={useAuditFilters()}
        file={{ right: 'platform.audit.read', send: takeOut }}
        expanded={(entry) => <EntryDetail entry={entry} />}
        empty={{ title: t('audit.none'), text: t('audit.noneHelp') }}
        special={{
          id: { width: 80, render: (entry) => entry.id },
          at: { width: 150 },
          action: { phone: 'title', render: (entry) => <strong>{word('action', entry.action)}</strong> },
          kind: { render: (entry) => word('kind', entry.object.kind) },
          object: {
            render: (entry) => <span className={styles.object}>{entry.object.title ?? entry.object.id}</span>,
          },
        }}
      />
    </div>
  )
}

function useAuditFilters() {
  const { t } = useTranslation('recovery')
  const word = useThreadWords()
  const [search, setSearch] = useUrlState(auditSearch)
  const change = (values: Partial<typeof search>) => setSearch({ page: undefined, ...values })
  const filter = useListFilters(search, change)
  const actions = useActionOptions()
  const action = actions.flatMap(({ options }) => options).find(({ value }) => value === search.action)
  return [
    filter.text('actor', t('audit.actor')),
    filter.own(
      'action',
      t('audit.action'),
      search.action === undefined ? null : (action?.label ?? search.action),
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('audit.action')}
        aria-label={t('audit.action')}
        value={search.action}
        options={actions}
        onChange={(chosen: string | undefined) => change({ action: chosen })}
      />,
    ),
    filter.one(
      'kind',
      t('audit.kind'),
      Object.keys(kindWords).map((kind) => ({ value: kind, label: word('kind', kind) })),
    ),
    filter.day('from', t('audit.from')),
    filter.day('to', t('audit.to')),
    filter.text('text', t('audit.text')),
    rare(filter.text('objectId', t('audit.objectId'))),
    rare(filter.text('requestId', t('audit.requestId'))),
    rare(
      filter.own(
        'before',
        t('audit.before'),
        search.before === undefined ? null : String(search.before),
        <InputNumber
          // A filter cleared from outside must empty the field.
          key={search.before ?? ''}
          className={styles.number}
          min={1}
          precision={0}
          placeholder={t('audit.before')}
          aria-label={t('audit.before')}
          defaultValue={search.before}
          onPressEnter={(event) => change({ before: Number(event.currentTarget.value) || undefined })}
          onBlur={(event) => {
            const value = Number(event.target.value) || undefined
            if (value !== search.before) change({ before: value })
          }}
        />,
      ),
    ),
  ]
}

/** All actions by the part of the product they belong to; a part is a choice as well, for all that happens in it. */
function useActionOptions() {
  const { t } = useTranslation('recovery')
  const word = useThreadWords()
  const parts: Record<string, string> = t('audit.parts', { returnObjects: true })
  const partOf = (action: string): string => action.split('.')[0] ?? action
  return [...Map.groupBy(Object.keys(actionWords), partOf)].map(([part, actions]) => {
    const name = parts[part] ?? part
    return {
      label: name,
      options: [
        { value: part, label: t('audit.wholePart', { part: name }) },
        ...actions.map((action) => ({ value: action, label: word('action', action) })),
      ],
    }
  })
}

function EntryDetail({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('recovery')
  const { t: app } = useTranslation('app')
  const reasonText = useReasonText()
  return (
    <div>
      {entry.reason !== null && (
        <div>{app('thread.history.reason', { reason: reasonText(entry.reason) ?? entry.reason })}</div>
      )}
      <ChangeList before={entry.before} after={entry.after} />
      <dl className={styles.ids}>
        <dt>{t('audit.objectId')}</dt>
        <dd>{entry.object.id}</dd>
        <dt>{t('audit.requestId')}</dt>
        <dd>{entry.requestId}</dd>
      </dl>
    </div>
  )
}
