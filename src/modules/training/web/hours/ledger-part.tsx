import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { Trail } from '#web/app/thread/trail.tsx'
import { KeyValue } from '#web/ui/key-value.tsx'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { filterOfSearch, windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import {
  type HoursEntry,
  type HoursFilter,
  hoursKinds,
  hoursList,
  trainingContract,
} from '../../contract/index.ts'
import { attendanceQueries } from '../attendance/queries.ts'
import type { HoursPageSearch } from './search.ts'
import type { PartProps } from './units-part.tsx'

const reasonSchema = inputSchemaOf(trainingContract.revokeHours).pick({ reason: true })

const filterOf = (search: HoursPageSearch): HoursFilter =>
  filterOfSearch({ ...search, part: undefined, state: undefined })

/** Every entry of the ledger. */
export function LedgerPart({ search, setSearch }: PartProps) {
  const { t } = useTranslation('training')
  const [open, setOpen] = useState<string | null>(null)
  const wanted = filterOf(search)
  const query = useQuery(attendanceQueries.hours({ ...wanted, ...windowOf(search, 20) }))
  const filter = useListFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const shown = query.data?.items.find(({ id }) => id === open)
  return (
    <>
      <ListTable
        list={hoursList}
        query={query}
        search={search}
        setSearch={setSearch}
        filters={[
          filter.text('query', t('hours.search')),
          filter.many(
            'kind',
            t('hours.field.kind'),
            hoursKinds.map((value) => ({ value, label: t(`hours.kind.${value}`) })),
          ),
          filter.flag('revokedToo', t('hours.revokedToo')),
        ]}
        special={{ person: { phone: 'title' }, kind: { render: (row) => t(`hours.kind.${row.kind}`) } }}
        onOpen={(row) => setOpen(row.id)}
        file={{
          right: 'training.hours.export',
          send: (asked) => api.training.exportHours({ ...wanted, ...asked }),
        }}
        empty={{ title: t('hours.empty'), text: t('hours.emptyHelp') }}
      />
      {shown !== undefined && <EntryDrawer key={shown.id} entry={shown} onClose={() => setOpen(null)} />}
    </>
  )
}

function EntryDrawer({ entry, onClose }: { entry: HoursEntry; onClose: () => void }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const [revoking, setRevoking] = useState(false)
  return (
    <Drawer open size="large" title={entry.person.name} onClose={onClose}>
      <KeyValue
        items={[
          { label: t('hours.unit'), value: entry.org.name },
          { label: t('hours.field.kind'), value: t(`hours.kind.${entry.kind}`) },
          { label: t('hours.field.source'), value: entry.source },
          { label: t('hours.field.hours'), value: t('attendance.hours', { hours: entry.hours }) },
          { label: t('hours.field.earnedOn'), value: format.day(entry.earnedOn) },
          { label: t('hours.field.evidence'), value: entry.evidence },
          {
            label: t('hours.result'),
            value: entry.revoked === null ? null : t('hours.revokedBy', { ...entry.revoked }),
          },
        ]}
      />
      {entry.classId === null && entry.revoked === null && (
        <Allowed right="training.hours.edit">
          <p>
            <Button danger onClick={() => setRevoking(true)}>
              {t('hours.revoke')}
            </Button>
          </p>
        </Allowed>
      )}
      <Trail kind="training.hours" id={entry.id} />
      {revoking && <Revoke entry={entry} onClose={() => setRevoking(false)} />}
    </Drawer>
  )
}

function Revoke({ entry, onClose }: { entry: HoursEntry; onClose: () => void }) {
  const { t } = useTranslation('training')
  const edit = useEdit(api.training.revokeHours, {
    seen: entry,
    read: async () =>
      (await api.training.listHours({ person: entry.person.id, revokedToo: true, pageSize: 200 })).items.find(
        ({ id }) => id === entry.id,
      ) ?? null,
    fields: [
      { label: t('hours.result'), tell: (one: HoursEntry) => one.revoked?.reason ?? null },
      { label: t('hours.field.hours'), tell: (one: HoursEntry) => String(one.hours) },
    ],
    invalidates: [['training', 'hours']],
    done: t('hours.revoked'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <ReasonDialog
      title={t('hours.revokeTitle', { name: entry.person.name })}
      label={t('hours.revokeReason')}
      act={t('hours.revoke')}
      schema={reasonSchema}
      draft={`training.hours:${entry.id}:revoke`}
      danger
      busy={edit.busy}
      notice={edit.notice}
      onSubmit={(reason) => edit.submit({ id: entry.id, lockVersion: edit.lockVersion, reason })}
      onClose={onClose}
    />
  )
}
