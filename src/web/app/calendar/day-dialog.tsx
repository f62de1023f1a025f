import { Button, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { weekday } from '#core/scheduling/working-calendar.ts'
import { calendarContract, type SpecialDay } from '#platform/calendar/contract.ts'
import { api } from '#web/api.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useDayEdit } from './use-day-edit.ts'

const putSchema = inputSchemaOf(calendarContract.putDay)
const reasonSchema = inputSchemaOf(calendarContract.removeDay).pick({ reason: true })

/** Says whether a day is worked, or takes back what was entered for it. */
export function DayDialog({
  day,
  special,
  onClose,
}: {
  day: string
  special: SpecialDay | undefined
  onClose: () => void
}) {
  const { t } = useTranslation('calendar')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const [form] = Form.useForm()
  const [isRemoving, setRemoving] = useState(false)
  const put = useDayEdit(day, special, api.calendar.putDay, { form, onClose }, (input) => input)
  const entered = put.lockVersion
  const works = special === undefined ? weekday(day) <= 5 : special.kind !== 'holiday'
  if (isRemoving && special !== undefined && entered !== null)
    return (
      <RemoveDay
        day={{ ...special, lockVersion: entered }}
        onBack={() => setRemoving(false)}
        onClose={onClose}
      />
    )
  return (
    <Modal
      open
      title={t('editOf', { day: format.day(day) })}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: put.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
      footer={(_, { OkBtn, CancelBtn }) => (
        <>
          {entered !== null && (
            <Button danger onClick={() => setRemoving(true)}>
              {t('remove')}
            </Button>
          )}
          <CancelBtn />
          <OkBtn />
        </>
      )}
    >
      <p>{t('recount')}</p>
      {put.notice}
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          isWorkday: works,
          name: special?.name ?? '',
          source: entered === null ? '' : (special?.source ?? ''),
        }}
        onFinish={(values) => {
          const input = readForm(form, putSchema, { ...values, day, lockVersion: entered })
          if (input !== null) put.submit(input)
        }}
      >
        <Form.Item name="isWorkday" label={t('isWorkday')} required>
          <Radio.Group
            options={[
              { value: true, label: t('works') },
              { value: false, label: t('free') },
            ]}
          />
        </Form.Item>
        <Form.Item name="name" label={t('name')} required>
          <Input placeholder={t('namePlaceholder')} />
        </Form.Item>
        <Form.Item name="source" label={t('sourceField')} required>
          <Input placeholder={t('sourcePlaceholder')} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function RemoveDay({
  day,
  onBack,
  onClose,
}: {
  day: SpecialDay & { lockVersion: number }
  onBack: () => void
  onClose: () => void
}) {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  // What the day is afterwards, only the server knows: its weekday, or what the product brings.
  const remove = useDayEdit(day.day, day, api.calendar.removeDay, { onClose }, () => null)
  return (
    <ReasonDialog
      title={t('removeTitle', { day: format.day(day.day) })}
      help={t('removeHelp')}
      label={t('reason')}
      act={t('remove')}
      schema={reasonSchema}
      busy={remove.busy}
      notice={remove.notice}
      danger
      onSubmit={(reason) => remove.submit({ day: day.day, lockVersion: day.lockVersion, reason })}
      onClose={onBack}
    />
  )
}
