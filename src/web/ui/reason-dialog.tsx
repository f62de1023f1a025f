import { Form, Modal } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { clearDraftOf } from '#web/recovery/form-drafts.ts'
import styles from './layout.module.css'
import { ReasonField } from './reason-field.tsx'
import { readForm } from './zod-form.ts'

/**
 * Asks for the reason of an act before it is done.
 *
 * What was written is kept as a draft until the act is done, which is when its owner takes the dialog away while busy.
 *
 * @param draft which act on which object: `directory.enterprise:<id>:remove`; needed where the page's address and the
 *   title do not tell.
 * @param schema the contract's schema of an object with `reason`; its message stands under the field.
 */
export function ReasonDialog({
  title,
  help,
  label,
  act,
  schema,
  draft,
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
  draft?: string
  busy: boolean
  danger?: boolean
  /** Shown above the reason, such as both versions after a conflict. */
  notice?: ReactNode
  onSubmit: (reason: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation('ui')
  const [form] = Form.useForm<{ reason: string }>()
  const [address] = useState(() => `${location.pathname}${location.search}`)
  const working = useRef(busy)
  working.current = busy
  useEffect(
    () => () => {
      if (working.current) clearDraftOf(form)
    },
    [form],
  )
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
      {help && <p className={styles.dialogHelp}>{help}</p>}
      <DraftForm
        draft={draft ?? `reason:${title}:${address}`.slice(0, 200)}
        edit={{ notice }}
        form={form}
        layout="vertical"
        onFinish={(values) => {
          const input = readForm(form, schema, { reason: values.reason ?? '' })
          if (input) onSubmit(input.reason)
        }}
      >
        <ReasonField label={label} autoFocus />
      </DraftForm>
    </Modal>
  )
}
