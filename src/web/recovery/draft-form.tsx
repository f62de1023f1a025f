import { Form, type FormInstance, type FormProps } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { registerDraft } from './form-drafts.ts'
import { useDraft } from './use-draft.tsx'

type Props<V> = Omit<FormProps<V>, 'form' | 'children'> & {
  form: FormInstance<V>
  /** Which form of which object: `directory.person:<id>`. */
  draft: string
  /** The edit the form is for: the version it was begun on and, after a conflict, both versions. */
  edit?: { notice: ReactNode; lockVersion?: number | null }
  /** Fields that are nobody's to keep in plain text, such as telephone numbers: no draft holds them. */
  secret?: readonly string[]
  children: ReactNode
}

/**
 * A form of antd that loses nothing: it keeps what is typed as a draft until it is saved, and shows a conflict with both
 * versions. Every form in which a person writes is one; `src/web/recovery/forms.test.ts` finds those that are not.
 *
 * The draft is dropped by the write it belongs to, which gets the same `form` (`useWrite`, `useEdit`).
 *
 * @example <DraftForm draft={`directory.person:${person.id}`} edit={save} form={form} onFinish={submit}>
 */
export function DraftForm<V>({ draft: key, edit, secret = [], form, children, ...props }: Props<V>) {
  const draft = useDraft(key, form, edit?.lockVersion ?? null, true, secret)
  const { clear } = draft
  useEffect(() => registerDraft(form, clear), [form, clear])
  return (
    <Form<V>
      {...props}
      form={form}
      onValuesChange={(changed, all) => {
        draft.onValuesChange()
        props.onValuesChange?.(changed, all)
      }}
    >
      {draft.notice}
      {edit?.notice && <Form.Item>{edit.notice}</Form.Item>}
      {children}
    </Form>
  )
}
