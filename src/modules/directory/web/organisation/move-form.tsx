import { useQuery } from '@tanstack/react-query'
import { Form, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { ReasonField } from '#web/ui/reason-field.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import type { OrganisationDetail } from '../../contract/organisation.ts'
import { directoryContract } from '../../contract.ts'
import { directoryQueries } from '../queries.ts'
import { OrganisationSelect } from '../selects.tsx'
import { useOrganisationEdit } from './use-organisation-edit.ts'

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
  const tree = useQuery(directoryQueries.tree(false)).data ?? []
  const move = useOrganisationEdit(organisation, api.directory.moveOrganisation, {
    form,
    done: t('organisation.done.move'),
    onClose,
    entered: {
      parentId: (input) => tree.find((one) => one.id === input.parentId)?.name ?? t('organisation.root'),
    },
  })
  const submit = ({ parentId, reason }: Values) => {
    const input = readForm(form, inputSchemaOf(directoryContract.moveOrganisation), {
      id: organisation.id,
      lockVersion: move.lockVersion,
      parentId: root ? null : (parentId ?? undefined),
      reason: reason ?? '',
    })
    if (input) move.submit(input)
  }
  return (
    <DraftForm<Values>
      draft={`directory.organisation:${organisation.id}:move`}
      edit={move}
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
      <ReasonField label={t('organisation.field.reason')} />
      <FormActions act={t('organisation.act.move')} busy={move.busy} onCancel={onClose} />
    </DraftForm>
  )
}
