import { Form, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type JudgedTrainee, type RankBand, rankBands, trainingContract } from '../../contract/index.ts'

interface Values {
  band: RankBand
  promotedOn: string | null
}

/** The rank of a person, which decides what training is due. */
export function ProfileDialog({ person, onClose }: { person: JudgedTrainee; onClose: () => void }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const edit = useEdit(api.training.setTraineeProfile, {
    form,
    seen: person,
    read: async () => {
      const found = await api.training.listCompliance({ query: person.person.name, pageSize: 200 })
      return found.items.find((one) => one.person.id === person.person.id) ?? null
    },
    fields: [
      {
        label: t('hours.bandTitle'),
        tell: ({ band }: JudgedTrainee) => (band === null ? null : t(`hours.band.${band}`)),
        entered: (input: { band: RankBand }) => t(`hours.band.${input.band}`),
      },
      { label: t('hours.promotedOn'), tell: ({ promotedOn }: JudgedTrainee) => promotedOn },
    ],
    invalidates: [['training', 'hours']],
    done: t('hours.bandSaved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <Modal
      open
      title={`${t('hours.setBand')} · ${person.person.name}`}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: edit.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<Values>
        draft={`training.traineeProfile:${person.person.id}`}
        edit={{ notice: edit.notice }}
        form={form}
        layout="vertical"
        initialValues={{ band: person.band, promotedOn: person.promotedOn }}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(trainingContract.setTraineeProfile), {
            ...values,
            promotedOn: values.promotedOn || null,
            personId: person.person.id,
            lockVersion: edit.lockVersion,
          })
          if (input) edit.submit(input)
        }}
      >
        <Form.Item name="band" label={t('hours.bandTitle')} required>
          <Select options={rankBands.map((value) => ({ value, label: t(`hours.band.${value}`) }))} />
        </Form.Item>
        <Form.Item name="promotedOn" label={t('hours.promotedOn')} extra={t('hours.promotedHelp')}>
          <DayField />
        </Form.Item>
      </DraftForm>
      <HistoryFold kind="training.traineeProfile" id={person.person.id} />
    </Modal>
  )
}
