import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type Region, regionKinds } from '../../contract/region.ts'
import { directoryContract } from '../../contract.ts'
import styles from '../enterprises.module.css'
import { directoryQueries } from '../queries.ts'
import list from './organisations.module.css'

/** The city, its counties and zones: entered and changed here. */
export function RegionsDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const phone = usePhone()
  const regions = useQuery(directoryQueries.regions())
  const [edited, setEdited] = useState<Region | 'new' | null>(null)
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 520} title={t('organisation.region.title')}>
      {edited ? (
        <RegionForm
          region={edited === 'new' ? null : edited}
          first={regions.data?.length === 0}
          onClose={() => setEdited(null)}
        />
      ) : (
        <QueryView query={regions}>
          {(data) => (
            <>
              {data.length === 0 ? (
                <EmptyState title={t('organisation.region.empty')} text={t('organisation.region.help')} />
              ) : (
                <ul className={list.list}>
                  {data.map((region) => (
                    <li key={region.code}>
                      <span className={list.name}>
                        {region.name}
                        <span className={list.small}>
                          {region.code} · {t(`regionKind.${region.kind}`)}
                        </span>
                      </span>
                      <Allowed right="directory.organisation.edit">
                        <Button type="link" size="small" onClick={() => setEdited(region)}>
                          {ui('edit')}
                        </Button>
                      </Allowed>
                    </li>
                  ))}
                </ul>
              )}
              <Allowed right="directory.organisation.edit">
                <p className={list.below}>
                  <Button type="primary" onClick={() => setEdited('new')}>
                    {t('organisation.region.add')}
                  </Button>
                </p>
              </Allowed>
            </>
          )}
        </QueryView>
      )}
    </Drawer>
  )
}

type Values = {
  code?: string
  name?: string
  kind?: Region['kind']
  column?: number | null
  row?: number | null
}

function RegionForm(props: { region: Region | null; first: boolean; onClose: () => void }) {
  return props.region === null ? (
    <NewRegion {...props} />
  ) : (
    <ChangeRegion region={props.region} onClose={props.onClose} />
  )
}

const entered = ({ column, row, code = '', name = '', ...rest }: Values) => ({
  ...rest,
  code,
  name,
  tile: typeof column === 'number' && typeof row === 'number' ? { column, row } : null,
})

function NewRegion({ first, onClose }: { first: boolean; onClose: () => void }) {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const create = useWrite(api.directory.createRegion, {
    form,
    done: t('organisation.region.done'),
    onDone: onClose,
  })
  const kind = first ? 'city' : 'county'
  return (
    <DraftForm<Values>
      draft="directory.region:new"
      form={form}
      layout="vertical"
      initialValues={{ kind }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(directoryContract.createRegion), entered(values))
        if (input) create.mutate(input)
      }}
    >
      <RegionFields kind={kind} known={false} />
      <FormActions act={ui('save')} busy={create.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

function ChangeRegion({ region, onClose }: { region: Region; onClose: () => void }) {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const at = (tile: Region['tile'] | undefined, axis: 'column' | 'row') => (tile ? String(tile[axis]) : null)
  const update = useEdit(api.directory.updateRegion, {
    form,
    done: t('organisation.region.done'),
    onDone: onClose,
    seen: region,
    read: async () => (await api.directory.listRegions()).find(({ code }) => code === region.code) ?? null,
    fields: [
      {
        label: t('organisation.region.name'),
        tell: ({ name }) => name,
        entered: ({ name }) => name,
      },
      {
        label: t('organisation.region.kind'),
        tell: ({ kind }) => t(`regionKind.${kind}`),
        entered: ({ kind }) => t(`regionKind.${kind}`),
      },
      ...(['column', 'row'] as const).map((axis) => ({
        label: t(`organisation.region.${axis}`),
        tell: (version: Region) => at(version.tile, axis),
        entered: (input: { tile?: Region['tile'] | undefined }) => at(input.tile, axis),
      })),
    ],
    onTakeTheirs: onClose,
  })
  return (
    <DraftForm<Values>
      draft={`directory.region:${region.code}`}
      edit={update}
      form={form}
      layout="vertical"
      initialValues={{
        code: region.code,
        name: region.name,
        kind: region.kind,
        column: region.tile?.column,
        row: region.tile?.row,
      }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(directoryContract.updateRegion), {
          ...entered(values),
          lockVersion: update.lockVersion,
        })
        if (input) update.submit(input)
      }}
    >
      <RegionFields kind={region.kind} known />
      <FormActions act={ui('save')} busy={update.busy} onCancel={onClose} />
      <HistoryFold kind="directory.region" id={region.code} />
    </DraftForm>
  )
}

/** @param known true when the region exists: its code stays. */
function RegionFields({ kind, known }: { kind: Region['kind']; known: boolean }) {
  const { t } = useTranslation('directory')
  return (
    <>
      <Form.Item
        name="code"
        label={t('organisation.region.code')}
        extra={t('organisation.region.codeHelp')}
        required
      >
        <Input maxLength={6} disabled={known} />
      </Form.Item>
      <Form.Item name="name" label={t('organisation.region.name')} required>
        <Input />
      </Form.Item>
      <Form.Item name="kind" label={t('organisation.region.kind')} required>
        <Select
          disabled={kind === 'city'}
          options={regionKinds
            .filter((one) => kind === 'city' || one !== 'city')
            .map((one) => ({ value: one, label: t(`regionKind.${one}`) }))}
        />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item
          name="column"
          label={t('organisation.region.column')}
          extra={t('organisation.region.tileHelp')}
        >
          <InputNumber min={0} max={50} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="row" label={t('organisation.region.row')}>
          <InputNumber min={0} max={50} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </>
  )
}
