import { useQuery } from '@tanstack/react-query'
import { App, Button, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type AuditEntry, type AuditLogEntry, auditExportLimit } from '#platform/audit/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { useReasonText } from '#web/ui/error-text.ts'
import { formatInstant } from '#web/ui/format.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { ChangeList } from '../thread/change-list.tsx'
import { actionsZh, kindsZh } from '../thread/labels.zh.ts'
import { useThreadWords } from '../thread/words.ts'
import styles from './audit.module.css'
import { auditPageSize, auditQueries } from './queries.ts'
import { auditSearch, filterOf } from './search.ts'
import { VerificationPanel } from './verification-panel.tsx'

/** The audit log for the auditor: search, readable changes, export, and the proof that it is whole. */
export function AuditPage() {
  const { t } = useTranslation('recovery')
  const [search] = useUrlState(auditSearch)
  const { notification } = App.useApp()
  const total = useQuery(auditQueries.entries(search)).data?.total ?? 0
  const take = useWrite(() => api.audit.exportEntries(filterOf(search)), {
    done: false,
    invalidates: [],
    onDone: (file) => {
      saveFile(file, 'audit.xlsx')
      if (total > auditExportLimit)
        notification.warning({
          title: t('audit.cut', { total, limit: auditExportLimit }),
          description: t('audit.cutHelp'),
          duration: 0,
        })
    },
  })
  return (
    <div>
      <PageHeader
        title={t('audit.title')}
        sub={t('audit.sub')}
        actions={
          <Button loading={take.isPending} onClick={() => take.mutate(undefined)}>
            {t('audit.export')}
          </Button>
        }
      />
      <Section title={t('audit.verify.title')} note={t('audit.verify.help')}>
        <VerificationPanel />
      </Section>
      <Filters />
      <Entries />
    </div>
  )
}

function Filters() {
  const { t } = useTranslation('recovery')
  const word = useThreadWords()
  const [search, setSearch] = useUrlState(auditSearch)
  const words = (name: 'actor' | 'objectId' | 'requestId' | 'text') => (
    <label htmlFor={`audit-${name}`}>
      {t(`audit.${name}`)}
      <Input
        // A filter cleared from outside must empty the field.
        key={search[name] ?? ''}
        id={`audit-${name}`}
        allowClear
        defaultValue={search[name]}
        onPressEnter={(event) =>
          setSearch({ [name]: event.currentTarget.value || undefined, page: undefined })
        }
        onBlur={(event) => {
          const value = event.currentTarget.value || undefined
          if (value !== search[name]) setSearch({ [name]: value, page: undefined })
        }}
      />
    </label>
  )
  const actions = useActionOptions()
  const dayOf = (name: 'from' | 'to') => (
    <label htmlFor={`audit-${name}`}>
      {t(`audit.${name}`)}
      <DayField
        id={`audit-${name}`}
        value={search[name] ?? null}
        onChange={(value) => setSearch({ [name]: value ?? undefined, page: undefined })}
      />
    </label>
  )
  return (
    <search className={`${styles.filters} no-print`}>
      {words('actor')}
      <label htmlFor="audit-action">
        {t('audit.action')}
        <Select
          id="audit-action"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={search.action}
          options={actions}
          onChange={(action: string | undefined) => setSearch({ action, page: undefined })}
        />
      </label>
      <label htmlFor="audit-kind">
        {t('audit.kind')}
        <Select
          id="audit-kind"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={search.kind}
          options={Object.keys(kindsZh).map((kind) => ({ value: kind, label: word('kind', kind) }))}
          onChange={(kind: string | undefined) => setSearch({ kind, page: undefined })}
        />
      </label>
      {words('objectId')}
      {words('text')}
      {words('requestId')}
      {dayOf('from')}
      {dayOf('to')}
      <label htmlFor="audit-before">
        {t('audit.before')}
        <InputNumber
          // A filter cleared from outside must empty the field.
          key={search.before ?? ''}
          id="audit-before"
          min={1}
          precision={0}
          defaultValue={search.before}
          style={{ width: '100%' }}
          onBlur={(event) => {
            const value = Number(event.target.value) || undefined
            if (value !== search.before) setSearch({ before: value, page: undefined })
          }}
        />
      </label>
      <div className={styles.acts}>
        <Button
          onClick={() =>
            setSearch(Object.fromEntries(Object.keys(auditSearch.shape).map((name) => [name, undefined])))
          }
        >
          {t('audit.clear')}
        </Button>
      </div>
    </search>
  )
}

/** All actions by the part of the product they belong to; a part is a choice as well, for all that happens in it. */
function useActionOptions() {
  const { t } = useTranslation('recovery')
  const word = useThreadWords()
  const parts: Record<string, string> = t('audit.parts', { returnObjects: true })
  const partOf = (action: string): string => action.split('.')[0] ?? action
  return [...Map.groupBy(Object.keys(actionsZh), partOf)].map(([part, actions]) => {
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

function Entries() {
  const { t } = useTranslation('recovery')
  const word = useThreadWords()
  const [search, setSearch] = useUrlState(auditSearch)
  const entries = useQuery(auditQueries.entries(search))
  return (
    <QueryView query={entries} rows={10}>
      {({ items, total }) => (
        <DataTable<AuditLogEntry>
          label={t('audit.title')}
          rows={items}
          rowKey={(entry) => String(entry.id)}
          empty={<EmptyState title={t('audit.none')} text={t('audit.noneHelp')} />}
          paging={{
            page: search.page ?? 1,
            pageSize: auditPageSize,
            total,
            onChange: (page) => setSearch({ page }, { push: true }),
          }}
          expanded={(entry) => <EntryDetail entry={entry} />}
          columns={[
            {
              key: 'action',
              title: t('audit.action'),
              phone: 'title',
              render: (entry) => <strong>{word('action', entry.action)}</strong>,
            },
            { key: 'seq', title: t('audit.seq'), align: 'right', width: 80, render: (entry) => entry.id },
            { key: 'at', title: t('audit.at'), width: 150, render: (entry) => formatInstant(entry.at) },
            { key: 'actor', title: t('audit.actor'), render: (entry) => entry.actorName },
            {
              key: 'object',
              title: t('audit.object'),
              render: (entry) => (
                <span className={styles.object}>
                  <span className={styles.faint}>{word('kind', entry.object.kind)}</span> {entry.object.title}
                </span>
              ),
            },
          ]}
        />
      )}
    </QueryView>
  )
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
      <div className={`${styles.faint} ${styles.object}`}>
        {t('audit.objectId')} {entry.object.id}
      </div>
      <div className={`${styles.faint} ${styles.object}`}>
        {t('audit.requestId')} {entry.requestId}
      </div>
    </div>
  )
}
