import { Form, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { ReasonField } from './reason-field.tsx'
import { readForm } from './zod-form.ts'

/**
 * Asks for the reason of an act before it is done.
 *
 * @param schema the contract's schema of an object with `reason`; its message stands under the field.
 */
export function ReasonDialog({
  title,
  help,
  label,
  act,
  schema,
  busy,
  danger = false,
  notice,
  onSubmit,
  onClose,
}: {
  title: string
  help?: string
  label: string
  /** The verb on the button. */
  act: string
  schema: z.ZodType<{ reason: string }>
  busy: boolean
  danger?: boolean
  /** Shown above the reason, such as both versions after a conflict. */
  notice?: ReactNode
  onSubmit: (reason: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation('ui')
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <Modal
      open
      title={title}
      okText={act}
      cancelText={t('cancel')}
      okButtonProps={{ danger, loading: busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {help && <p>{help}</p>}
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) => {
          const input = readForm(form, schema, { reason: values.reason ?? '' })
          if (input) onSubmit(input.reason)
        }}
      >
        {notice && <Form.Item>{notice}</Form.Item>}
        <ReasonField label={label} autoFocus />
      </Form>
    </Modal>
  )
}
