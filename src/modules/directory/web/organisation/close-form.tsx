import { useQuery } from '@tanstack/react-query'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ApiError } from '#platform/http/client.ts'
import { api } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { systemQuery } from '#web/system-query.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { ReasonField } from '#web/ui/reason-field.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import type { OrganisationDetail } from '../../contract/organisation.ts'
import { directoryContract } from '../../contract.ts'
import styles from './organisations.module.css'
import { useOrganisationEdit } from './use-organisation-edit.ts'

type Props = { organisation: OrganisationDetail; onClose: () => void }

/** Closes an organisation on a day for a reason; says what stands in the way when something does. */
export function CloseForm(props: Props) {
  const system = useQuery(systemQuery())
  return <QueryView query={system}>{({ today }) => <CloseFields {...props} today={today} />}</QueryView>
}

function CloseFields({ organisation, onClose, today }: Props & { today: string }) {
  const { t } = useTranslation('directory')
  const [form] = Form.useForm<{ validTo: string; reason?: string }>()
  const format = useFormat()
  const close = useOrganisationEdit(organisation, api.directory.closeOrganisation, {
    form,
    done: t('organisation.done.close'),
    onClose,
    entered: { validTo: (input) => format.day(input.validTo) },
  })
  const standing = readStanding(close.error)
  return (
    <DraftForm
      draft={`directory.organisation:${organisation.id}:close`}
      edit={close}
      form={form}
      layout="vertical"
      initialValues={{ validTo: today }}
      onFinish={({ validTo, reason }) => {
        const input = readForm(form, inputSchemaOf(directoryContract.closeOrganisation), {
          id: organisation.id,
          lockVersion: close.lockVersion,
          validTo,
          reason: reason ?? '',
        })
        if (input) close.submit(input)
      }}
    >
      <p>{t('organisation.closeHelp')}</p>
      <Form.Item name="validTo" label={t('organisation.field.validTo')} required>
        <DayField />
      </Form.Item>
      <ReasonField label={t('organisation.field.reason')} />
      {standing && (
        <Form.Item>
          <p role="alert">
            {t('organisation.standing', { children: standing.childrenCount, people: standing.peopleCount })}
          </p>
          <ul className={styles.standing}>
            {[...standing.children, ...standing.people].map((one) => (
              <li key={one.id}>{one.name}</li>
            ))}
          </ul>
        </Form.Item>
      )}
      <FormActions danger act={t('organisation.act.close')} busy={close.busy} onCancel={onClose} />
    </DraftForm>
  )
}

const named = z.array(z.object({ id: z.string(), name: z.string() }))
const standingDetails = z.object({
  children: named,
  childrenCount: z.number(),
  people: named,
  peopleCount: z.number(),
})

/** What a refused closing names. */
function readStanding(error: unknown) {
  if (!(error instanceof ApiError) || error.body.reason !== 'directory.organisation.notEmpty') return null
  return standingDetails.safeParse(error.body.details).data ?? null
}

/** Opens a closed organisation again. */
export function ReopenForm({ organisation, onClose }: Props) {
  const { t } = useTranslation('directory')
  const [form] = Form.useForm<{ reason?: string }>()
  const reopen = useOrganisationEdit(organisation, api.directory.reopenOrganisation, {
    form,
    done: t('organisation.done.reopen'),
    onClose,
    entered: { validTo: () => null },
  })
  return (
    <DraftForm
      draft={`directory.organisation:${organisation.id}:reopen`}
      edit={reopen}
      form={form}
      layout="vertical"
      onFinish={({ reason }) => {
        const input = readForm(form, inputSchemaOf(directoryContract.reopenOrganisation), {
          id: organisation.id,
          lockVersion: reopen.lockVersion,
          reason: reason ?? '',
        })
        if (input) reopen.submit(input)
      }}
    >
      <ReasonField label={t('organisation.field.reason')} />
      <FormActions act={t('organisation.act.reopen')} busy={reopen.busy} onCancel={onClose} />
    </DraftForm>
  )
}
