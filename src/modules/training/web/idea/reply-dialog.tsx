import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEditOf } from '#web/use-edit.tsx'
import { type IdeaDetail, type IdeaOutcome, trainingContract } from '../../contract/index.ts'

const schema = inputSchemaOf(trainingContract.replyToIdea)

/** Asks for the official reply and gives it. */
export function ReplyDialog({
  of,
  outcome,
  onClose,
}: {
  of: IdeaDetail
  outcome: IdeaOutcome
  onClose: () => void
}) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<{ reply: string }>()
  const title = t(outcome === 'adopted' ? 'idea.reply.adopt' : 'idea.reply.decline')
  const give = useEditOf(
    api.training.replyToIdea,
    (input, saved: IdeaDetail) => ({ ...input, stateVersion: saved.stateVersion }),
    {
      form,
      seen: of,
      read: () => api.training.getIdea({ id: of.id }),
      fields: [
        {
          label: t('idea.field.state'),
          tell: (one) => t(`idea.state.${one.state}`),
          entered: (input) => t(`idea.state.${input.outcome}`),
        },
        { label: t('idea.reply.title'), tell: (one) => one.reply, entered: (input) => input.reply },
      ],
      invalidates: [['training'], ['workflow']],
      done: t('idea.reply.done'),
      onDone: onClose,
      onTakeTheirs: onClose,
    },
  )
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: give.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<{ reply: string }>
        draft={`training.idea:${of.id}:${outcome}`}
        edit={{ notice: give.notice, lockVersion: give.seen.stateVersion }}
        form={form}
        layout="vertical"
        onFinish={(values) => {
          const input = readForm(form, schema, {
            ...values,
            id: of.id,
            outcome,
            stateVersion: give.seen.stateVersion,
          })
          if (input) give.submit(input)
        }}
      >
        <Form.Item name="reply" label={t('idea.reply.text')} extra={t('idea.reply.help')} required>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} />
        </Form.Item>
      </DraftForm>
    </Modal>
  )
}
