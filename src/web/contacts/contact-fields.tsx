import { Checkbox, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { emptyToNull } from '#web/ui/form-parts.tsx'

type Values = Readonly<Record<string, unknown>>

/**
 * Contacts of an object: shown masked and asked for anew. What is left empty stays; a tick removes it.
 *
 * @param masked what stands, null for a new object.
 */
export function ContactFields({
  fields,
  masked,
}: {
  fields: readonly { name: string; label: string }[]
  masked: Values | null
}) {
  const { t } = useTranslation('ui')
  return fields.map(({ name, label }) => {
    const value = (masked?.[name] as string | null | undefined) ?? null
    return (
      <Form.Item key={name} label={label} extra={value !== null && t('contact.keepHelp', { value })}>
        <Form.Item name={name} noStyle normalize={emptyToNull}>
          <Input autoComplete="off" aria-label={label} />
        </Form.Item>
        {value !== null && (
          <Form.Item name={`${name}Removed`} valuePropName="checked" noStyle>
            <Checkbox>{t('contact.removeValue')}</Checkbox>
          </Form.Item>
        )}
      </Form.Item>
    )
  })
}

/** What a form says of a contact: null where it is to go, left out where it stays. */
export const contactOf = (values: Values, name: string): string | null | undefined =>
  values[`${name}Removed`] === true ? null : ((values[name] as string | null) ?? undefined)
