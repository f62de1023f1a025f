import { Form, Input } from 'antd'
import type { ReactNode } from 'react'

/**
 * The field `reason` of a form: wherever a reason is asked for it looks the same, and the star says that it is needed.
 * The contract's schema checks it, so that the server refuses what the form would.
 *
 * @param required false only where it is needed in some cases, while it is not.
 */
export function ReasonField({
  label,
  extra,
  required = true,
  autoFocus = false,
}: {
  label: string
  extra?: ReactNode
  required?: boolean
  autoFocus?: boolean
}) {
  return (
    <Form.Item name="reason" label={label} extra={extra} required={required} layout="vertical">
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} autoFocus={autoFocus} />
    </Form.Item>
  )
}
