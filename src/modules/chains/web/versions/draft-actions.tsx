import { Button, Form, type FormInstance, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { type TemplateDetail, templateContract } from '../../contract/index.ts'
import { useDraftAct } from './use-draft-act.ts'

const discardReason = inputSchemaOf(templateContract.discardTemplate).pick({ reason: true })
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
  const [form] = Form.useForm<Note>()
  const draft = useWrite(api.chains.draftTemplate, {
    form,
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
          form={form}
          draftKey={`chains.template:new:${chainCode}`}
          busy={draft.isPending}
          onClose={() => setOpen(false)}
          read={(note) => readForm(form, draftSchema, { chainCode, note: note === '' ? null : note })}
          onSubmit={(input) => draft.mutate(input)}
        />
      )}
    </>
  )
}

/** Throws a draft away. What else may be done with it, its workflow says. */
export function DiscardButton({ draft, onDone }: { draft: TemplateDetail; onDone: () => void }) {
  const { t } = useTranslation('chains')
  const [asking, setAsking] = useState(false)
  const discard = useDraftAct(draft, api.chains.discardTemplate, null, { onDone })
  const { id, lockVersion } = draft
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {t('versions.discard')}
      </Button>
      {asking && (
        <ReasonDialog
          title={`${t('versions.discardTitle')} ${draft.version}`}
          help={t('versions.discardHelp')}
          label={t('versions.discardReason')}
          act={t('versions.discard')}
          schema={discardReason}
          draft={`chains.template:${id}:discard`}
          danger
          busy={discard.busy}
          onClose={() => setAsking(false)}
          onSubmit={(reason) => discard.submit({ id, lockVersion, reason })}
        />
      )}
      {discard.dialog}
    </>
  )
}

type Note = { note?: string }

function NoteDialog<In>({
  title,
  act,
  form,
  draftKey,
  busy,
  read,
  onSubmit,
  onClose,
}: {
  title: string
  act: string
  /** The form that the write is told of, which drops the draft once it is saved. */
  form: FormInstance<Note>
  draftKey: string
  busy: boolean
  read: (note: string) => In | null
  onSubmit: (input: In) => void
  onClose: () => void
}) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
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
      <DraftForm
        draft={draftKey}
        form={form}
        layout="vertical"
        initialValues={{ note: '' }}
        onFinish={(values) => {
          const input = read(values.note?.trim() ?? '')
          if (input !== null) onSubmit(input)
        }}
      >
        <Form.Item name="note" required label={t('column.note')}>
          <Input.TextArea rows={3} autoFocus />
        </Form.Item>
      </DraftForm>
    </Modal>
  )
}
