import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { ReasonField } from '#web/ui/reason-field.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { readForm } from '#web/ui/zod-form.ts'
import {
  type BulkChange,
  type BulkField,
  type BulkResult,
  type BulkRow,
  bulkField,
  bulkFields,
} from '../contract/bulk.ts'
import { enterpriseTable } from '../contract/enterprise-table.ts'
import { BulkHistory, BulkLeft, BulkPreview } from './bulk-parts.tsx'
import styles from './enterprises.module.css'
import { directoryQueries } from './queries.ts'

type Values = { field?: BulkField; value?: BulkChange['value']; reason?: string }

const formSchema = z.object({
  field: bulkField,
  value: z.union([z.string(), z.boolean(), z.array(z.string()), z.null()]),
  reason: z.string().trim().min(2).max(500),
})

/**
 * Sets one field of many enterprises: what is to be set, then row by row what it would change, then what it changed, with
 * an undo of the whole.
 *
 * @param chosen ids, or the filter whose enterprises are all meant.
 */
export function BulkDrawer({
  chosen,
  onClose,
  onDone,
}: {
  chosen: Pick<Parameters<typeof api.directory.previewBulkEdit>[0], 'ids' | 'filter'>
  onClose: () => void
  onDone: () => void
}) {
  const { t } = useTranslation('directory')
  const phone = usePhone()
  const [form] = Form.useForm<Values>()
  const field = Form.useWatch('field', form)
  const [asked, setAsked] = useState<{ change: BulkChange; reason: string; rows: BulkRow[] } | null>(null)
  const [result, setResult] = useState<BulkResult | null>(null)
  const preview = useWrite(
    async ({ reason, ...change }: BulkChange & { reason: string }) => ({
      change,
      reason,
      ...(await api.directory.previewBulkEdit({ ...chosen, ...change })),
    }),
    { invalidates: [], done: false, onDone: setAsked },
  )
  const make = useWrite(api.directory.makeBulkEdit, {
    form,
    done: false,
    onDone: (made) => {
      setAsked(null)
      setResult(made)
      onDone()
    },
  })
  const touched = asked?.rows.filter((row) => !row.same && row.refused === null) ?? []
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 760} title={t('bulk.title')}>
      {asked === null && result === null && (
        <DraftForm<Values>
          draft="directory.enterprise:bulk"
          form={form}
          layout="vertical"
          onValuesChange={(changed: Values) => {
            if (changed.field) form.setFieldValue('value', changed.field === 'aboveScale' ? true : undefined)
          }}
          onFinish={({ field: set, value, reason }) => {
            const empty = set === 'kinds' ? [] : null
            const input = readForm(form, formSchema, {
              field: set,
              value: value || value === false ? value : empty,
              reason,
            })
            if (input) preview.mutate(input)
          }}
        >
          <Form.Item name="field" label={t('bulk.field')} required>
            <Select
              options={bulkFields.map((key) => ({ value: key, label: t(`field.${key}`) }))}
              aria-label={t('bulk.field')}
            />
          </Form.Item>
          {field && <ValueField field={field} />}
          <ReasonField label={t('bulk.reason')} />
          <Button type="primary" htmlType="submit" loading={preview.isPending}>
            {t('bulk.preview')}
          </Button>
        </DraftForm>
      )}
      {asked !== null && (
        <>
          <BulkPreview rows={asked.rows} />
          <Space className={styles.bulkActs}>
            <Button
              type="primary"
              disabled={touched.length === 0}
              loading={make.isPending}
              onClick={() =>
                make.mutate({
                  ...asked.change,
                  reason: asked.reason,
                  rows: touched.map(({ id, lockVersion }) => ({ id, lockVersion })),
                })
              }
            >
              {t('bulk.make', { count: touched.length })}
            </Button>
            <Button onClick={() => setAsked(null)}>{t('bulk.back')}</Button>
          </Space>
        </>
      )}
      {result !== null && <BulkLeft result={result} />}
      <BulkHistory onUndone={setResult} />
    </Drawer>
  )
}

function ValueField({ field }: { field: BulkField }) {
  const { t } = useTranslation('directory')
  const { language } = useFormat()
  const regions = useQuery(directoryQueries.regions()).data ?? []
  const label = t('bulk.value')
  const item = (control: React.ReactNode) => (
    <Form.Item
      name="value"
      label={label}
      required={field !== 'note' && field !== 'products' && field !== 'kinds'}
    >
      {control}
    </Form.Item>
  )
  switch (field) {
    case 'regionCode':
      return item(
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={label}
          options={regions
            .filter((region) => region.kind !== 'city')
            .map((region) => ({ value: region.code, label: region.name }))}
        />,
      )
    case 'aboveScale':
      return item(
        <Select
          aria-label={label}
          options={[
            { value: true, label: t('list.onlyAbove') },
            { value: false, label: t('list.onlyBelow') },
          ]}
        />,
      )
    case 'kinds':
      return item(
        <Select
          mode="multiple"
          aria-label={label}
          options={enterpriseTable.columns.kinds.choices.map(({ value, title }) => ({
            value,
            label: title[language],
          }))}
        />,
      )
    case 'asOfOn':
      return item(<DayField />)
    default:
      return item(<Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} aria-label={label} />)
  }
}
