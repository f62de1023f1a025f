import { Form, Input, Modal } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { clearDraftOf } from '#web/recovery/form-drafts.ts'
import type { Edit } from '#web/use-edit.tsx'
import type { DesignNeed } from '../../contract/index.ts'

/**
 * What a person says about a need that is left out; it is saved with the design. Its draft is kept until then, which is
 * when the page takes the dialog away while busy.
 */
export function NoteDialog({
  classId,
  need,
  edit,
  onSave,
  onClose,
}: {
  classId: string
  need: DesignNeed
  edit: Pick<Edit<never>, 'busy' | 'notice'> & { lockVersion: number }
  onSave: (note: string | null) => void
  onClose: () => void
}) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<{ note: string | null }>()
  const saving = useRef(edit.busy)
  saving.current = edit.busy
  useEffect(
    () => () => {
      if (saving.current) clearDraftOf(form)
    },
    [form],
  )
  return (
    <Modal
      open
      title={t('design.needs.noteTitle')}
      okText={t('design.save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: edit.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{need.statement}</p>
      <DraftForm<{ note: string | null }>
        draft={`training.design.note:${classId}:${need.id}`}
        edit={edit}
        form={form}
        layout="vertical"
        initialValues={{ note: need.note }}
        onFinish={({ note }) => onSave(note?.trim() || null)}
      >
        <Form.Item name="note" label={t('design.needs.noteText')} extra={t('design.needs.noteHelp')}>
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </DraftForm>
    </Modal>
  )
}
