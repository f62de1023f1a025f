import { PaperClipOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Input, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Attachment, removal } from '#platform/files/contract.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { useErrorText } from '../error-text.ts'
import { ReasonDialog } from '../reason-dialog.tsx'
import { saveFile } from '../save-file.ts'
import { EmptyState, QueryView } from '../states.tsx'
import { useFormat } from '../use-language.ts'
import styles from './files.module.css'
import { attachmentsQuery } from './queries.ts'

/** The files of an object: who may work on it adds and removes them, who may see it downloads them. */
export function AttachmentList({ object }: { object: ObjectRef }) {
  const { t } = useTranslation('ui')
  const query = useQuery(attachmentsQuery(object))
  return (
    <QueryView query={query} rows={2}>
      {({ items, mayAttach }) => (
        <div>
          {items.length === 0 ? (
            <EmptyState title={t('files.none')} text={mayAttach ? t('files.noneHelp') : undefined} />
          ) : (
            <ul className={styles.list}>
              {items.map((item) => (
                <AttachmentRow key={item.id} item={item} mayChange={mayAttach} />
              ))}
            </ul>
          )}
          {mayAttach && <AttachFile object={object} />}
        </div>
      )}
    </QueryView>
  )
}

function AttachmentRow({ item, mayChange }: { item: Attachment; mayChange: boolean }) {
  const { t } = useTranslation('ui')
  const format = useFormat()
  const { notification } = App.useApp()
  const errorText = useErrorText()
  const [removing, setRemoving] = useState(false)
  const invalidates = [['files', item.object.kind, item.object.id]]
  const remove = useWrite(api.files.removeAttachment, { invalidates, onDone: () => setRemoving(false) })
  const restore = useWrite(api.files.restoreAttachment, { invalidates })
  const download = async () => {
    try {
      saveFile(await api.files.downloadAttachment({ id: item.id }), item.fileName)
    } catch (error) {
      const text = errorText(error)
      notification.error({ title: text.title, description: text.detail })
    }
  }
  return (
    <li className={styles.row}>
      <PaperClipOutlined aria-hidden="true" />
      <div className={styles.body}>
        {item.removed === null ? (
          <Button type="link" className={styles.name} onClick={() => void download()}>
            {item.fileName}
          </Button>
        ) : (
          <s>{item.fileName}</s>
        )}
        <div className={styles.small}>
          {t('files.by', {
            name: item.createdByName,
            day: format.day(item.createdAt),
            size: sizeText(item.sizeBytes),
          })}
          {item.note && ` · ${item.note}`}
        </div>
        {item.removed && (
          <div className={styles.small}>
            {t('files.removedBy', { name: item.removed.byName, reason: item.removed.reason })}
          </div>
        )}
      </div>
      {mayChange &&
        (item.removed === null ? (
          <Button type="text" onClick={() => setRemoving(true)}>
            {t('files.remove')}
          </Button>
        ) : (
          <Button type="text" loading={restore.isPending} onClick={() => restore.mutate({ id: item.id })}>
            {t('files.restore')}
          </Button>
        ))}
      {removing && (
        <ReasonDialog
          title={t('files.removeTitle', { name: item.fileName })}
          help={t('files.removeHelp')}
          label={t('files.reason')}
          act={t('files.remove')}
          danger
          schema={removal}
          draft={`files.attachment:${item.id}:remove`}
          busy={remove.isPending}
          onSubmit={(reason) => remove.mutate({ id: item.id, reason })}
          onClose={() => setRemoving(false)}
        />
      )}
    </li>
  )
}

function AttachFile({ object }: { object: ObjectRef }) {
  const { t } = useTranslation('ui')
  const [note, setNote] = useState('')
  const attach = useWrite(api.files.attach, {
    invalidates: [['files', object.kind, object.id]],
    onDone: () => setNote(''),
  })
  return (
    <div className={`${styles.add} no-print`}>
      <Input
        value={note}
        maxLength={500}
        placeholder={t('files.note')}
        aria-label={t('files.note')}
        onChange={(event) => setNote(event.target.value)}
      />
      <Upload
        showUploadList={false}
        beforeUpload={(file) => {
          attach.mutate({ ...object, file, note: note.trim() === '' ? null : note.trim() })
          return false
        }}
      >
        <Button loading={attach.isPending}>{t('files.add')}</Button>
      </Upload>
      <span className={styles.small}>{t('files.limits')}</span>
    </div>
  )
}

/** `1.4 MB`; sizes are told in thousands as file managers do. */
function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
