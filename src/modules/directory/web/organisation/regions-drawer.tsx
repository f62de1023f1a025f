import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api, isConflict, useWrite } from '#web/api.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { type Region, regionKinds } from '../../contract/region.ts'
import { directoryContract } from '../../contract.ts'
import styles from '../enterprises.module.css'
import { Clash, FormActions } from '../form-parts.tsx'
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

function RegionForm({
  region,
  first,
  onClose,
}: {
  region: Region | null
  first: boolean
  onClose: () => void
}) {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const regions = useQuery(directoryQueries.regions()).data ?? []
  const now = regions.find((one) => one.code === region?.code) ?? region
  const done = { form, quietConflict: true, done: t('organisation.region.done'), onDone: onClose }
  const create = useWrite(api.directory.createRegion, done)
  const update = useWrite(api.directory.updateRegion, done)
  const kind = region?.kind ?? (first ? 'city' : 'county')
  const submit = (values: Values, lockVersion: number | null) => {
    const { column, row, ...rest } = values
    const tile = typeof column === 'number' && typeof row === 'number' ? { column, row } : null
    const entered = { ...rest, code: values.code ?? '', name: values.name ?? '', tile }
    if (lockVersion === null) {
      const input = readForm(form, inputSchemaOf(directoryContract.createRegion), entered)
      if (input) create.mutate(input)
      return
    }
    const input = readForm(form, inputSchemaOf(directoryContract.updateRegion), { ...entered, lockVersion })
    if (!input) return
    update.mutate(input, {
      onError: (error) =>
        isConflict(error) && void client.invalidateQueries({ queryKey: ['directory', 'regions'] }),
    })
  }
  const mine = update.variables
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      initialValues={{
        code: region?.code,
        name: region?.name,
        kind,
        column: region?.tile?.column,
        row: region?.tile?.row,
      }}
      onFinish={(values) => submit(values, region?.lockVersion ?? null)}
    >
      {isConflict(update.error) && mine && now && (
        <Form.Item>
          <Clash
            keys={['name', 'kind'] as const}
            theirs={now}
            mine={mine}
            label={(key) => t(`organisation.region.${key}`)}
            show={(key, value) =>
              key === 'kind' ? t(`regionKind.${value as Region['kind']}`) : String(value)
            }
            busy={update.isPending}
            onTakeTheirs={onClose}
            onTakeMine={() => submit(form.getFieldsValue(true) as Values, now.lockVersion)}
          />
        </Form.Item>
      )}
      <Form.Item
        name="code"
        label={t('organisation.region.code')}
        extra={t('organisation.region.codeHelp')}
        required
      >
        <Input maxLength={6} disabled={region !== null} />
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
      <FormActions act={ui('save')} busy={create.isPending || update.isPending} onCancel={onClose} />
    </Form>
  )
}
