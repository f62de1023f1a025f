import { useQueryClient } from '@tanstack/react-query'
import { Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isConflict, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { clearDraftOf } from '#web/recovery/form-drafts.ts'
import { useSavedNote } from '#web/recovery/undo.tsx'
import { ConflictNotice } from '#web/ui/conflict-notice.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { formatInstant } from '#web/ui/format.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { readForm } from '#web/ui/zod-form.ts'
import { type DocumentDetail, documentsContract } from '../contract.ts'
import styles from './documents.module.css'

/** Source, author and publication day with how each came about. */
export function SourceHeader({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const basis = (of: 'stated' | 'inferred' | 'given' | null) => (of === null ? null : t(`basis.${of}`))
  return (
    <div className={styles.sourceLine}>
      <Item label={t('header.source')} value={document.source} note={basis(document.sourceBasis)} />
      <Item label={t('header.author')} value={document.author} />
      <Item
        label={t('header.published')}
        value={document.publishedOn === null ? null : format.day(document.publishedOn)}
        note={basis(document.publishedBasis)}
      />
      <Item label={t('header.stored')} value={formatInstant(document.createdAt)} />
      <Item
        label={t('header.file')}
        value={document.fileName ?? t('header.pasted')}
        note={document.encoding.toUpperCase()}
      />
    </div>
  )
}

function Item({ label, value, note }: { label: string; value: string | null; note?: string | null }) {
  const { t } = useTranslation('documents')
  return (
    <span className={styles.sourceItem}>
      <span className={styles.faint}>{label}</span>
      <span>{value ?? t('unknown')}</span>
      {value !== null && note && <span className={styles.faint}>{note}</span>}
    </span>
  )
}

type Values = { source: string | null; author: string | null; publishedOn: string | null }

/** Settles source, author and day by hand. */
export function SourceForm({ document, onClose }: { document: DocumentDetail; onClose: () => void }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const phone = usePhone()
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const [clash, setClash] = useState<{ theirs: DocumentDetail; mine: Values } | null>(null)
  const noteSaved = useSavedNote()
  const save = useWrite(api.documents.updateSource, {
    form,
    invalidates: [['documents']],
    done: false,
    quietConflict: true,
    onDone: (saved) => {
      noteSaved({ kind: 'documents.document', id: saved.id }, t('header.saved'))
      onClose()
    },
  })
  const submit = (values: Values, lockVersion: number) => {
    const schema = documentsContract.updateSource['~orpc'].inputSchema
    const input = schema && readForm(form, schema, { ...values, id: document.id, lockVersion })
    if (!input) return
    save.mutate(input, {
      onError: async (error) => {
        if (isConflict(error)) setClash({ theirs: await api.documents.get({ id: document.id }), mine: input })
      },
    })
  }
  const field = (name: keyof Values, label: string) => {
    const show = (values: Values) => {
      const value = values[name]
      return value === null ? t('unknown') : name === 'publishedOn' ? format.day(value) : value
    }
    if (clash === null) return []
    return [
      {
        label,
        theirs: show(clash.theirs),
        mine: show(clash.mine),
        same: clash.theirs[name] === clash.mine[name],
      },
    ]
  }
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 480} title={t('header.editTitle')}>
      <DraftForm<Values>
        draft={`documents.document:${document.id}`}
        edit={{ notice: null, lockVersion: document.lockVersion }}
        form={form}
        layout="vertical"
        disabled={save.isPending}
        initialValues={{
          source: document.source,
          author: document.author,
          publishedOn: document.publishedOn,
        }}
        onFinish={(values) => submit(values, document.lockVersion)}
      >
        <p className={styles.faint}>{t('header.editHelp')}</p>
        <Form.Item name="source" label={t('header.source')} normalize={emptyToNull}>
          <Input />
        </Form.Item>
        <Form.Item name="author" label={t('header.author')} normalize={emptyToNull}>
          <Input />
        </Form.Item>
        <Form.Item name="publishedOn" label={t('header.published')}>
          <DayField />
        </Form.Item>
        {clash && (
          <Form.Item>
            <ConflictNotice
              fields={[
                ...field('source', t('header.source')),
                ...field('author', t('header.author')),
                ...field('publishedOn', t('header.published')),
              ]}
              onTakeTheirs={() => {
                clearDraftOf(form)
                void client.invalidateQueries({ queryKey: ['documents'] })
                onClose()
              }}
              onTakeMine={() => submit(clash.mine, clash.theirs.lockVersion)}
              busy={save.isPending}
            />
          </Form.Item>
        )}
        <FormActions act={t('save', { ns: 'ui' })} busy={save.isPending} onCancel={onClose} />
      </DraftForm>
    </Drawer>
  )
}

const emptyToNull = (value: unknown) => (value === '' ? null : value)
