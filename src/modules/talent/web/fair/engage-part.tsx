import { useQuery } from '@tanstack/react-query'
import { Form, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { type FairEntryDetail, talentContract } from '../../contract/index.ts'
import { engagementChanged, engagementQueries } from '../engagement/queries.ts'
import { EngagementStateChip } from '../engagement/state-chip.tsx'
import needStyles from '../need/need.module.css'

/** Engagements that began at the fair for this need; people by number. */
export function EngagementsPart({ entry }: { entry: FairEntryDetail }) {
  const { t } = useTranslation('talent')
  return (
    <Section title={t('fair.engage.title')}>
      {entry.engagements.length === 0 ? (
        <p>{t('fair.engage.none')}</p>
      ) : (
        <ul className={needStyles.plain}>
          {entry.engagements.map(({ id, number, personNumber, state }) => (
            <li key={id}>
              <PageLink href={paths.engagement(id)}>{t('fair.engage.numberOf', { number })}</PageLink>{' '}
              {t('fair.engage.personOf', { number: personNumber })} <EngagementStateChip state={state} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

type Values = { profileId: string }

/** Goes on with somebody who was met; only people with a consent that holds are offered. */
export function EngageDialog({ entry, onClose }: { entry: FairEntryDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const choices = useQuery(engagementQueries.choices())
  const engage = useWrite(api.talent.engageAtFair, {
    form,
    invalidates: engagementChanged,
    done: t('fair.engage.done'),
    onDone: onClose,
  })
  return (
    <Modal
      open
      title={t('fair.engage.add')}
      okText={t('fair.engage.add')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: engage.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('fair.engage.help')}</p>
      <DraftForm<Values>
        draft={`talent.fairEntry:${entry.id}:engage`}
        form={form}
        layout="vertical"
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(talentContract.engageAtFair), {
            ...values,
            id: entry.id,
          })
          if (input) engage.mutate(input)
        }}
      >
        <Form.Item name="profileId" label={t('fair.engage.person')} required>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={choices.isPending}
            options={(choices.data?.people ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          />
        </Form.Item>
      </DraftForm>
    </Modal>
  )
}
