import { useQuery } from '@tanstack/react-query'
import { Button, Form, Switch } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Template } from '#platform/officialdoc/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { useDraftValues } from '#web/recovery/use-draft.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { FieldInput } from './field-input.tsx'
import { type FormValues, toData, toValues } from './form-data.ts'
import styles from './officialdoc.module.css'
import { PreviewPanel } from './preview-panel.tsx'
import { officialdocQueries } from './queries.ts'
import { useDelayed } from './use-delayed.ts'

/** Makes a document: what its kind asks for at the left, its pages at the right. */
export function MakeView({ template }: { template: Template }) {
  const { t } = useTranslation('officialdoc')
  const { kind, fields } = template
  const [form] = Form.useForm<FormValues>()
  const [values, setValues] = useState<FormValues>({})
  const [watermark, setWatermark] = useState(kind === 'roster')
  const data = useMemo(() => toData(fields, values), [fields, values])
  const settled = useDelayed(data, 500)
  const complete = (given: Record<string, unknown>) =>
    fields.every((field) => !field.required || given[field.name] !== undefined)
  const drawing = useQuery({ ...officialdocQueries.drawing(kind, settled), enabled: complete(settled) })
  const make = useWrite(api.officialdoc.make, {
    done: false,
    invalidates: [],
    form,
    onDone: (file) => saveFile(file, `${kind}.pdf`),
  })
  const fill = (next: FormValues) => {
    form.setFieldsValue(next)
    setValues(next)
  }
  const empty = () => fill(toValues(fields, {}))
  // Kept until it is emptied: a document that was made may be wanted in another format.
  const draft = useDraftValues(`officialdoc.document:${kind}`, {
    apply: (kept) => fill(kept as FormValues),
    reset: empty,
  })
  const download = (format: 'docx' | 'pdf') => make.mutate({ kind, data, watermark, format })
  return (
    <div className={styles.work}>
      <Form<FormValues>
        form={form}
        layout="vertical"
        onValuesChange={(_, all) => {
          setValues(all)
          draft.keep(all)
        }}
      >
        {draft.notice}
        <div className={`${styles.actions} ${styles.note}`}>
          <Button onClick={() => fill(toValues(fields, template.sample))}>{t('fillSample')}</Button>
          <Button
            onClick={() => {
              draft.clear()
              empty()
            }}
          >
            {t('clear')}
          </Button>
        </div>
        <div className={styles.pair}>
          {fields.map((field) => (
            <FieldInput key={field.name} field={field} />
          ))}
          <Form.Item label={t('watermark')} extra={t('watermarkHelp')} className={styles.wide}>
            <Switch checked={watermark} onChange={setWatermark} aria-label={t('watermark')} />
          </Form.Item>
        </div>
      </Form>
      <PreviewPanel
        query={drawing}
        waits={!complete(settled)}
        actions={
          <>
            <Button
              type="primary"
              disabled={!complete(data)}
              loading={make.isPending && make.variables.format === 'docx'}
              onClick={() => download('docx')}
            >
              {t('docx')}
            </Button>
            <Button
              disabled={!complete(data)}
              loading={make.isPending && make.variables.format === 'pdf'}
              onClick={() => download('pdf')}
            >
              {t('pdf')}
            </Button>
          </>
        }
      />
    </div>
  )
}
