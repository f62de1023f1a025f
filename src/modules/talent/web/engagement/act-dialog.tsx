import { Form, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { api } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { readForm } from '#web/ui/zod-form.ts'
import { useEditOf } from '#web/use-edit.tsx'
import type { EngagementDetail } from '../../contract/index.ts'
import { engagementChanged } from './queries.ts'

type Values = Record<string, unknown>

/** One act on an engagement, with both versions side by side when somebody else acted meanwhile. */
export function ActDialog<In extends { id: string }, Out>({
  of,
  act,
  title,
  help,
  done,
  schema,
  send,
  version,
  initial = {},
  children,
  onDone,
  onClose,
}: {
  of: EngagementDetail
  /** Name of the act, for the draft. */
  act: string
  title: string
  help?: string
  done: string
  schema: z.ZodType<In>
  send: (input: In) => Promise<Out>
  /** Which count of versions the act names. */
  version: 'lockVersion' | 'stateVersion'
  initial?: Values
  children: ReactNode
  onDone?: (made: Out) => void
  onClose: () => void
}) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const edit = useEditOf<EngagementDetail, In, Out>(
    send,
    (input, saved) => ({ ...input, [version]: saved[version] }),
    {
      form,
      seen: of,
      read: () => api.talent.getEngagement({ id: of.id }),
      fields: [
        {
          label: t('engagement.field.state'),
          tell: (one) => t(`engagement.state.${one.state}`),
          entered: () => title,
        },
      ],
      invalidates: engagementChanged,
      done,
      onDone: (made) => {
        onDone?.(made)
        onClose()
      },
      onTakeTheirs: onClose,
    },
  )
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: edit.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {help !== undefined && <p style={{ marginBottom: 16 }}>{help}</p>}
      <DraftForm<Values>
        draft={`talent.engagement:${of.id}:${act}`}
        edit={{ notice: edit.notice, lockVersion: edit.seen[version] }}
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={(values) => {
          const input = readForm(form, schema, { ...values, id: of.id, [version]: edit.seen[version] })
          if (input) edit.submit(input)
        }}
      >
        {children}
      </DraftForm>
    </Modal>
  )
}
