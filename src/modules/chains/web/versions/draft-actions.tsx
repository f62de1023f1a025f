import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { type TemplateSummary, templateContract } from '../../contract/index.ts'
import styles from './versions.module.css'

const publishSchema = inputSchemaOf(templateContract.publishTemplate)
const draftSchema = inputSchemaOf(templateContract.draftTemplate)

/** Begins a draft from the version in force. */
export function DraftButton({
  chainCode,
  onDrafted,
}: {
  chainCode: string
  onDrafted: (id: string) => void
}) {
  const { t } = useTranslation('chains')
  const [open, setOpen] = useState(false)
  const draft = useWrite(api.chains.draftTemplate, {
    onDone: (template) => {
      setOpen(false)
      onDrafted(template.id)
    },
  })
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('versions.draft')}
      </Button>
      {open && (
        <NoteDialog
          title={t('versions.draftTitle')}
          act={t('versions.draft')}
          busy={draft.isPending}
          onClose={() => setOpen(false)}
          read={(form, note) => readForm(form, draftSchema, { chainCode, note: note === '' ? null : note })}
          onSubmit={(input) => draft.mutate(input)}
        />
      )}
    </>
  )
}

/** Publishes a draft with a note, or throws it away. */
export function DraftActions({ draft, onDone }: { draft: TemplateSummary; onDone: () => void }) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const [dialog, setDialog] = useState<'publish' | 'discard' | null>(null)
  const finish = () => {
    setDialog(null)
    onDone()
  }
  const publish = useWrite(api.chains.publishTemplate, { onDone: finish })
  const discard = useWrite(api.chains.discardTemplate, { onDone: finish })
  const { id, lockVersion } = draft
  return (
    <div className={styles.acts}>
      <Button type="primary" onClick={() => setDialog('publish')}>
        {t('versions.publish')}
      </Button>
      <Button danger onClick={() => setDialog('discard')}>
        {t('versions.discard')}
      </Button>
      {dialog === 'publish' && (
        <NoteDialog
          title={`${t('versions.publishTitle')} ${draft.version}`}
          help={t('versions.publishHelp')}
          act={t('versions.publish')}
          initial={draft.note ?? ''}
          busy={publish.isPending}
          onClose={() => setDialog(null)}
          read={(form, note) => readForm(form, publishSchema, { id, lockVersion, note })}
          onSubmit={(input) => publish.mutate(input)}
        />
      )}
      <Modal
        open={dialog === 'discard'}
        title={`${t('versions.discardTitle')} ${draft.version}`}
        okText={t('versions.discard')}
        cancelText={ui('cancel')}
        okButtonProps={{ danger: true, loading: discard.isPending }}
        onOk={() => discard.mutate({ id, lockVersion })}
        onCancel={() => setDialog(null)}
      >
        <p>{t('versions.discardHelp')}</p>
      </Modal>
    </div>
  )
}

function NoteDialog<In>({
  title,
  help,
  act,
  initial = '',
  busy,
  read,
  onSubmit,
  onClose,
}: {
  title: string
  help?: string
  act: string
  initial?: string
  busy: boolean
  read: (form: ReturnType<typeof Form.useForm>[0], note: string) => In | null
  onSubmit: (input: In) => void
  onClose: () => void
}) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm()
  return (
    <Modal
      open
      title={title}
      okText={act}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {help && <p>{help}</p>}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ note: initial }}
        onFinish={(values: { note?: string }) => {
          const input = read(form, values.note?.trim() ?? '')
          if (input !== null) onSubmit(input)
        }}
      >
        <Form.Item name="note" label={t('column.note')}>
          <Input.TextArea rows={3} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  )
}
