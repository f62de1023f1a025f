import { Form, Input, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import type { OrganisationDetail } from '../../contract/organisation.ts'
import { directoryContract } from '../../contract.ts'
import { FormActions } from '../form-parts.tsx'
import { OrganisationSelect } from '../selects.tsx'

type Values = { parentId?: string | null; root?: boolean; reason?: string }

/** Puts an organisation under another one. */
export function MoveForm({
  organisation,
  onClose,
}: {
  organisation: OrganisationDetail
  onClose: () => void
}) {
  const { t } = useTranslation('directory')
  const [form] = Form.useForm<Values>()
  const root: boolean | undefined = Form.useWatch('root', form)
  const move = useWrite(api.directory.moveOrganisation, {
    form,
    done: t('organisation.done.move'),
    onDone: onClose,
  })
  const submit = ({ parentId, reason }: Values) => {
    const input = readForm(form, inputSchemaOf(directoryContract.moveOrganisation), {
      id: organisation.id,
      lockVersion: organisation.lockVersion,
      parentId: root ? null : (parentId ?? undefined),
      reason: reason ?? '',
    })
    if (input) move.mutate(input)
  }
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      initialValues={{ parentId: organisation.parentId, root: false }}
      onFinish={submit}
    >
      <p>{t('organisation.moveHelp')}</p>
      {!root && (
        <Form.Item name="parentId" label={t('organisation.field.parentId')} required>
          <OrganisationSelect />
        </Form.Item>
      )}
      <Form.Item name="root" label={t('organisation.root')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="reason" label={t('organisation.field.reason')} required>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <FormActions act={t('organisation.act.move')} busy={move.isPending} onCancel={onClose} />
    </Form>
  )
}
