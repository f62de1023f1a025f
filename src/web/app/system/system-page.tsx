import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { BackupOutcome, BackupState } from '#platform/backup/contract.ts'
import { Allowed } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { systemQuery } from '#web/system-query.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { formatInstant, formatNumber } from '#web/ui/format.ts'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { backupQuery } from './queries.ts'

const megabytes = (bytes: number): string => `${formatNumber(bytes / 1_000_000, 1)} MB`

/** What the system administrator sees of the machine: version, database, backups. */
export function SystemPage() {
  const { t } = useTranslation('system')
  const system = useQuery(systemQuery())
  const backups = useQuery(backupQuery())
  const take = useWrite(() => api.backup.take(), { done: t('asked'), invalidates: [['backups']] })
  return (
    <div>
      <PageHeader title={t('title')} sub={t('sub')} />
      <Section title={t('facts')}>
        <QueryView query={system} rows={2}>
          {({ version, database, today }) => (
            <KeyValue
              items={[
                { label: t('version'), value: version },
                { label: t('database'), value: t(database) },
                { label: t('today'), value: today },
              ]}
            />
          )}
        </QueryView>
      </Section>
      <Section
        title={t('backup')}
        note={t('backupHelp')}
        actions={
          <Allowed right="platform.backup.take">
            <Button
              loading={take.isPending || backups.data?.running === true}
              disabled={backups.data === undefined || backups.data.schedule === null}
              onClick={() => take.mutate(undefined)}
            >
              {t('take')}
            </Button>
          </Allowed>
        }
      >
        <QueryView query={backups} rows={4}>
          {(state) => <Runs state={state} />}
        </QueryView>
      </Section>
      {backups.data !== undefined && backups.data.schedule !== null && (
        <Section title={t('files')}>
          <Files state={backups.data} />
        </Section>
      )}
    </div>
  )
}

function Runs({ state }: { state: BackupState }) {
  const { t } = useTranslation('system')
  const { schedule, last, lastGood, running } = state
  if (schedule === null) return <EmptyState title={t('off')} text={t('offHelp')} />
  const earlierGood = last?.state === 'failed' ? lastGood : null
  return (
    <KeyValue
      items={[
        { label: t('schedule'), value: t('plan', { at: schedule.at, keep: schedule.keep }) },
        { label: t('folder'), value: schedule.folder },
        ...(running ? [{ label: t('last'), value: <Chip tone="accent">{t('running')}</Chip> }] : []),
        ...(last !== null && !running ? [{ label: t('last'), value: <Outcome outcome={last} /> }] : []),
        ...(earlierGood !== null ? [{ label: t('lastGood'), value: <Outcome outcome={earlierGood} /> }] : []),
      ]}
    />
  )
}

function Files({ state: { files, last } }: { state: BackupState }) {
  const { t } = useTranslation('system')
  return (
    <DataTable
      label={t('files')}
      rows={files}
      rowKey={(file) => file.name}
      pageRows={15}
      empty={
        <EmptyState
          title={last === null ? t('never') : t('noFiles')}
          text={last === null ? t('neverHelp') : t('noFilesHelp')}
        />
      }
      columns={[
        { key: 'name', title: t('file'), phone: 'title', render: (file) => file.name },
        { key: 'at', title: t('at'), width: 170, render: (file) => formatInstant(file.at) },
        {
          key: 'size',
          title: t('size'),
          align: 'right',
          width: 120,
          render: (file) => megabytes(file.bytes),
        },
      ]}
    />
  )
}

function Outcome({ outcome }: { outcome: BackupOutcome }) {
  const { t } = useTranslation('system')
  const seconds = Math.max(
    1,
    Math.round((Date.parse(outcome.endedAt) - Date.parse(outcome.startedAt)) / 1000),
  )
  const facts = [
    formatInstant(outcome.endedAt),
    outcome.bytes === null ? null : megabytes(outcome.bytes),
    outcome.rows === null ? null : `${t('rows')} ${formatNumber(outcome.rows)}`,
    `${t('seconds')} ${t('secondsValue', { count: seconds })}`,
    outcome.fault,
  ]
  return (
    <>
      <Chip tone={outcome.state === 'done' ? 'ok' : 'alert'}>{t(outcome.state)}</Chip>{' '}
      {facts.filter((fact) => fact !== null).join(' · ')}
    </>
  )
}
