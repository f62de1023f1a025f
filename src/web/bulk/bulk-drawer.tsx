import { Button, Drawer, Form, Select, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { type BulkChange, type BulkResult, type BulkRow, bulkValue } from '#platform/bulk/contract.ts'
import type { BulkDescription } from '#platform/bulk/description.ts'
import type { Words } from '#platform/words.ts'
import { useMay } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { ReasonField } from '#web/ui/reason-field.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { readForm } from '#web/ui/zod-form.ts'
import styles from './bulk.module.css'
import { BulkHistory, BulkLeft, BulkPreview } from './bulk-parts.tsx'
import { ValueField } from './value-field.tsx'

type Values = { field?: string; value?: BulkChange['value']; reason?: string }

const formSchema = z.object({
  field: z.string(),
  value: bulkValue,
  reason: z.string().trim().min(2).max(500),
})

/** The rows that are meant: ids, or the filter of the list whose rows are all meant. */
export type BulkChosen = Pick<Parameters<typeof api.bulk.preview>[0], 'ids' | 'filter'>

/**
 * Sets one field of many objects: what is to be set, then row by row what it would change, then what it changed, with an
 * undo of the whole.
 *
 * @param title of the list.
 */
export function BulkDrawer({
  bulk,
  title,
  chosen,
  onClose,
  onDone,
}: {
  bulk: BulkDescription
  title: Words
  chosen: BulkChosen
  onClose: () => void
  onDone: () => void
}) {
  const { t } = useTranslation('bulk')
  const { language } = useFormat()
  const phone = usePhone()
  const may = useMay()
  const [form] = Form.useForm<Values>()
  const name = Form.useWatch('field', form)
  const column = name === undefined ? undefined : bulk.fields[name]?.column
  const [asked, setAsked] = useState<{ change: BulkChange; reason: string; rows: BulkRow[] } | null>(null)
  const [result, setResult] = useState<BulkResult | null>(null)
  const { object } = bulk
  const preview = useWrite(
    async ({ reason, ...change }: BulkChange & { reason: string }) => ({
      change,
      reason,
      ...(await api.bulk.preview({ object, ...chosen, ...change })),
    }),
    { invalidates: [], done: false, onDone: setAsked },
  )
  const make = useWrite(api.bulk.make, {
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
    <Drawer open onClose={onClose} size={phone ? '100%' : 760} title={t('title', { list: title[language] })}>
      {asked === null && result === null && (
        <DraftForm<Values>
          draft={`${object}:bulk`}
          form={form}
          layout="vertical"
          onValuesChange={({ field }: Values) => {
            if (field)
              form.setFieldValue('value', bulk.fields[field]?.column.kind === 'yesNo' ? true : undefined)
          }}
          onFinish={({ field, value, reason }) => {
            const isMany = column?.kind === 'choices' || column?.kind === 'references'
            const schema = column ? formSchema.extend({ value: column.schema.pipe(bulkValue) }) : formSchema
            const input = readForm(form, schema, {
              field,
              value: value || value === false ? value : isMany ? [] : null,
              reason,
            })
            if (input) preview.mutate(input)
          }}
        >
          <Form.Item name="field" label={t('field')} required extra={column?.note?.[language]}>
            <Select
              options={Object.entries(bulk.fields)
                .filter(([, { right }]) => may(right))
                .map(([key, one]) => ({ value: key, label: one.column.title[language] }))}
              aria-label={t('field')}
            />
          </Form.Item>
          {name && column && <ValueField key={name} object={object} name={name} column={column} />}
          <ReasonField label={t('reason')} />
          <Button className={styles.acts} type="primary" htmlType="submit" loading={preview.isPending}>
            {t('preview')}
          </Button>
        </DraftForm>
      )}
      {asked !== null && (
        <>
          <BulkPreview
            field={bulk.fields[asked.change.field]?.column.title[language] ?? asked.change.field}
            rows={asked.rows}
          />
          <Space className={styles.acts}>
            <Button
              type="primary"
              disabled={touched.length === 0}
              loading={make.isPending}
              onClick={() =>
                make.mutate({
                  object,
                  ...asked.change,
                  reason: asked.reason,
                  rows: touched.map(({ id, lockVersion }) => ({ id, lockVersion })),
                })
              }
            >
              {t('make', { count: touched.length })}
            </Button>
            <Button onClick={() => setAsked(null)}>{t('back')}</Button>
          </Space>
        </>
      )}
      {result !== null && <BulkLeft result={result} />}
      <BulkHistory bulk={bulk} onUndone={setResult} />
    </Drawer>
  )
}
