import { Button, Form, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { useDraft } from '#web/recovery/use-draft.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { type TemplateDetail, templateContract } from '../../contract/index.ts'
import { useDraftAct } from './use-draft-act.ts'

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
          draftKey={`chains.template:new:${chainCode}`}
          done={draft.isSuccess}
          busy={draft.isPending}
          onClose={() => setOpen(false)}
          read={(form, note) => readForm(form, draftSchema, { chainCode, note: note === '' ? null : note })}
          onSubmit={(input) => draft.mutate(input)}
        />
      )}
    </>
  )
}

/** Throws a draft away. What else may be done with it, its workflow says. */
export function DiscardButton({ draft, onDone }: { draft: TemplateDetail; onDone: () => void }) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const [asking, setAsking] = useState(false)
  const discard = useDraftAct(draft, api.chains.discardTemplate, null, { onDone })
  const { id, lockVersion } = draft
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {t('versions.discard')}
      </Button>
      <Modal
        open={asking}
        title={`${t('versions.discardTitle')} ${draft.version}`}
        okText={t('versions.discard')}
        cancelText={ui('cancel')}
        okButtonProps={{ danger: true, loading: discard.busy }}
        onOk={() => discard.submit({ id, lockVersion })}
        onCancel={() => setAsking(false)}
      >
        <p>{t('versions.discardHelp')}</p>
      </Modal>
      {discard.dialog}
    </>
  )
}

function NoteDialog<In>({
  title,
  act,
  draftKey,
  done,
  busy,
  read,
  onSubmit,
  onClose,
}: {
  title: string
  act: string
  draftKey: string
  /** True once it was saved: the draft of the note has done its work. */
  done: boolean
  busy: boolean
  read: (form: ReturnType<typeof Form.useForm>[0], note: string) => In | null
  onSubmit: (input: In) => void
  onClose: () => void
}) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm()
  const { notice, onValuesChange, clear } = useDraft(draftKey, form)
  useEffect(() => {
    if (done) clear()
  }, [done, clear])
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
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ note: '' }}
        onValuesChange={onValuesChange}
        onFinish={(values: { note?: string }) => {
          const input = read(form, values.note?.trim() ?? '')
          if (input !== null) onSubmit(input)
        }}
      >
        {notice}
        <Form.Item name="note" label={t('column.note')}>
          <Input.TextArea rows={3} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  )
}
