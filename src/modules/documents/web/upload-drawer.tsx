import { InboxOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Drawer, Form, Input, Segmented, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useDraftValues } from '#web/recovery/use-draft.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { usePhone } from '#web/ui/use-media.ts'
import type { ReadResultBody } from '../contract.ts'
import styles from './documents.module.css'
import { ReadPreview } from './read-preview.tsx'
import { RefusalNotice } from './refusal.tsx'

type Way = 'file' | 'paste'

/** Takes a file or a pasted text, stores it, or only reads it. A refusal keeps what was entered. */
export function UploadDrawer({
  open,
  onClose,
  file,
  onFile,
}: {
  open: boolean
  onClose: () => void
  file: File | null
  onFile: (file: File | null) => void
}) {
  const { t } = useTranslation('documents')
  const phone = usePhone()
  const go = useGo()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [way, setWay] = useState<Way>('file')
  const [text, setText] = useState('')
  const [publishedOn, setPublishedOn] = useState<string | null>(null)
  const [missing, setMissing] = useState(false)
  const draft = useDraftValues('documents.document:paste', {
    apply: (values) => {
      setWay('paste')
      setText(typeof values.text === 'string' ? values.text : '')
      setPublishedOn(typeof values.publishedOn === 'string' ? values.publishedOn : null)
    },
    reset: () => {
      setText('')
      setPublishedOn(null)
    },
    active: open,
  })
  const input = () => ({
    ...(way === 'file' ? { file: file ?? undefined } : { text }),
    publishedOn: publishedOn ?? undefined,
  })
  const store = useMutation({
    mutationFn: () => api.documents.upload(input()),
    onSuccess: async (stored) => {
      await client.invalidateQueries({ queryKey: ['documents'] })
      void message.success(t('upload.stored'))
      onFile(null)
      setText('')
      draft.clear()
      go(paths.document(stored.id))
    },
  })
  const read = useMutation<ReadResultBody>({ mutationFn: () => api.documents.read(input()) })
  const forget = () => {
    store.reset()
    read.reset()
    setMissing(false)
  }
  const send = (start: () => void) => {
    store.reset()
    read.reset()
    const absent = way === 'file' ? file === null : text.trim() === ''
    setMissing(absent)
    if (!absent) start()
  }
  const busy = store.isPending || read.isPending
  const error = store.error ?? read.error
  return (
    <Drawer open={open} onClose={onClose} size={phone ? '100%' : 640} title={t('upload.title')}>
      <Form layout="vertical" disabled={busy} onFinish={() => send(() => store.mutate())}>
        {draft.notice}
        <Form.Item>
          <Segmented<Way>
            aria-label={t('upload.way')}
            value={way}
            onChange={(next) => {
              setWay(next)
              forget()
            }}
            options={[
              { value: 'file', label: t('upload.file') },
              { value: 'paste', label: t('upload.paste') },
            ]}
          />
        </Form.Item>
        {way === 'file' ? (
          <Form.Item
            validateStatus={missing ? 'error' : undefined}
            help={missing ? t('upload.needFile') : undefined}
          >
            <Upload.Dragger
              accept=".txt,.html,.htm,.docx"
              maxCount={1}
              fileList={file === null ? [] : [{ uid: 'chosen', name: file.name, status: 'done' }]}
              beforeUpload={(chosen) => {
                forget()
                onFile(chosen)
                return false
              }}
              onRemove={() => onFile(null)}
            >
              <InboxOutlined className={styles.dropIcon} aria-hidden />
              <div>{t('upload.dropTitle')}</div>
              <div className={styles.faint}>{t('upload.dropHelp')}</div>
            </Upload.Dragger>
          </Form.Item>
        ) : (
          <Form.Item
            label={t('upload.text')}
            htmlFor="pasted-text"
            validateStatus={missing ? 'error' : undefined}
            help={missing ? t('upload.needText') : undefined}
          >
            <Input.TextArea
              id="pasted-text"
              value={text}
              placeholder={t('upload.textPlaceholder')}
              onChange={(event) => {
                setText(event.target.value)
                draft.keep({ text: event.target.value, publishedOn })
                forget()
              }}
              autoSize={{ minRows: 10, maxRows: 20 }}
            />
          </Form.Item>
        )}
        <Form.Item label={t('upload.publishedOn')} htmlFor="published-on" extra={t('upload.publishedHelp')}>
          <DayField id="published-on" value={publishedOn} onChange={setPublishedOn} />
        </Form.Item>
        {error !== null && (
          <Form.Item>
            <RefusalNotice error={error} />
          </Form.Item>
        )}
        <div className={styles.formActions}>
          <Button type="primary" htmlType="submit" loading={store.isPending}>
            {t('upload.store')}
          </Button>
          <Button loading={read.isPending} onClick={() => send(() => read.mutate())}>
            {t('upload.read')}
          </Button>
        </div>
      </Form>
      {read.data && <ReadPreview result={read.data} />}
    </Drawer>
  )
}
