import { useQuery } from '@tanstack/react-query'
import { Form, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { talentContract } from '../../contract/index.ts'
import { engagementChanged, engagementQueries } from './queries.ts'

type Values = { needId: string; profileId: string }

/** Brings a need and a person together by hand. */
export function SuggestDialog({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const choices = useQuery(engagementQueries.choices())
  const suggest = useWrite(api.talent.suggestEngagement, {
    form,
    invalidates: engagementChanged,
    done: t('engagement.added'),
    onDone: ({ id }) => onDone(id),
  })
  const options = (list: readonly { id: string; title: string }[] = []) =>
    list.map(({ id, title }) => ({ value: id, label: title }))
  return (
    <Modal
      open
      title={t('engagement.add')}
      okText={t('engagement.add')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: suggest.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('engagement.addHelp')}</p>
      <DraftForm<Values>
        draft="talent.engagement:new"
        form={form}
        layout="vertical"
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(talentContract.suggestEngagement), values)
          if (input) suggest.mutate(input)
        }}
      >
        <Form.Item name="needId" label={t('engagement.field.need')} required>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={choices.isPending}
            options={options(choices.data?.needs)}
          />
        </Form.Item>
        <Form.Item name="profileId" label={t('engagement.field.person')} required>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={choices.isPending}
            options={options(choices.data?.people)}
          />
        </Form.Item>
      </DraftForm>
    </Modal>
  )
}
