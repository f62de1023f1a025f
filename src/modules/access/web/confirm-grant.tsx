import { useQuery } from '@tanstack/react-query'
import { Form, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { directoryQueries } from '#modules/directory/web/queries.ts'
import { api } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { ReasonField } from '#web/ui/reason-field.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { accessContract, type Grant } from '../contract.ts'
import styles from './access.module.css'
import { accessQueries } from './queries.ts'
import { useGrantAct } from './use-grant-act.ts'

const input = inputSchemaOf(accessContract.confirmGrant)

/** Confirms a grant that waits, as it was given or for another organisation. */
export function ConfirmGrant({ grant, onClose }: { grant: Grant; onClose: () => void }) {
  const { t } = useTranslation('access')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<{ orgId?: string; reason: string }>()
  const held = useQuery(accessQueries.held())
  const presentOrg = held.data?.find(({ id }) => id === grant.id)?.holderOrg ?? null
  const organisations = useQuery(directoryQueries.organisations())
  const confirm = useGrantAct(grant, api.access.confirmGrant, {
    form,
    state: 'valid',
    done: t('grants.confirmed'),
    onClose,
  })
  return (
    <Modal
      open
      title={t('grants.confirmTitle')}
      okText={t('grants.confirm')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: confirm.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className={styles.faint}>{t('grants.confirmHelp')}</p>
      <DraftForm
        draft={`access.grant:${grant.id}:confirm`}
        edit={confirm}
        form={form}
        layout="vertical"
        initialValues={{ orgId: grant.org?.id, reason: '' }}
        onFinish={(values) => {
          const read = readForm(form, input, { ...values, id: grant.id, lockVersion: confirm.lockVersion })
          if (read) confirm.submit(read)
        }}
      >
        {grant.org !== null && (
          <Form.Item
            name="orgId"
            label={t('grants.org')}
            extra={[
              `${t('grants.formerOrg')} ${grant.org.name}`,
              ...(presentOrg === null ? [] : [`${t('grants.presentOrg')} ${presentOrg.name}`]),
            ].join(' · ')}
          >
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              loading={organisations.isPending}
              options={(organisations.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
            />
          </Form.Item>
        )}
        <ReasonField label={t('grants.reason')} />
      </DraftForm>
    </Modal>
  )
}
