import { Form, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { type EngagementDetail, talentContract } from '../../contract/index.ts'
import { ActDialog } from './act-dialog.tsx'
import { useRefusalOptions } from './step-dialogs.tsx'

/** The need's side agrees. */
export function AgreeDialog({ of, onClose }: { of: EngagementDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  return (
    <ActDialog
      of={of}
      act="agree"
      title={t('engagement.agree.act')}
      help={t('engagement.agree.help')}
      done={t('engagement.agree.done')}
      schema={inputSchemaOf(talentContract.agreeForNeed)}
      send={api.talent.agreeForNeed}
      version="lockVersion"
      onClose={onClose}
    >
      <Form.Item name="saidBy" label={t('engagement.agree.saidBy')} extra={t('engagement.agree.saidByHelp')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="evidence"
        label={t('engagement.agree.evidence')}
        extra={t('engagement.agree.evidenceHelp')}
      >
        <Input maxLength={500} />
      </Form.Item>
    </ActDialog>
  )
}

/** What the person said on the telephone. */
export function PersonWordDialog({ of, onClose }: { of: EngagementDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const refusals = useRefusalOptions()
  return (
    <ActDialog
      of={of}
      act="personWord"
      title={t('engagement.personWord.act')}
      done={t('engagement.personWord.done')}
      schema={inputSchemaOf(talentContract.recordPersonWord)}
      send={api.talent.recordPersonWord}
      version="lockVersion"
      onClose={onClose}
    >
      <Form.Item name="agrees" label={t('engagement.personWord.agrees')} required>
        <Radio.Group
          options={[
            { value: true, label: t('engagement.personWord.yes') },
            { value: false, label: t('engagement.personWord.no') },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['agrees']}>
        {({ getFieldValue }) =>
          getFieldValue('agrees') === false && (
            <Form.Item name="refusal" label={t('engagement.personWord.refusal')} required>
              <Select options={refusals} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="saidOn" label={t('engagement.personWord.saidOn')} required>
        <DayField />
      </Form.Item>
      <Form.Item
        name="evidence"
        label={t('engagement.personWord.evidence')}
        extra={t('engagement.personWord.evidenceHelp')}
        required
      >
        <Input maxLength={500} />
      </Form.Item>
    </ActDialog>
  )
}

/** Makes the personal address. */
export function InviteDialog({
  of,
  onDone,
  onClose,
}: {
  of: EngagementDetail
  onDone: (path: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation('talent')
  return (
    <ActDialog
      of={of}
      act="invite"
      title={t(of.invitation?.state === 'open' ? 'engagement.invite.again' : 'engagement.invite.act')}
      help={t('engagement.invite.help')}
      done={t('engagement.invite.done')}
      schema={inputSchemaOf(talentContract.inviteEngagement)}
      send={api.talent.inviteEngagement}
      version="lockVersion"
      onDone={({ path }) => onDone(path)}
      onClose={onClose}
    >
      <Form.Item name="expiresOn" label={t('engagement.invite.expiresOn')} required>
        <DayField />
      </Form.Item>
    </ActDialog>
  )
}
