import { Button, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { weekday } from '#core/scheduling/working-calendar.ts'
import { calendarContract, type SpecialDay } from '#platform/calendar/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'

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
  const saved = { done: t('saved'), onDone: onClose }
  const put = useWrite(api.calendar.putDay, { ...saved, form })
  const remove = useWrite(api.calendar.removeDay, saved)
  const entered = special?.lockVersion ?? null
  const works = special === undefined ? weekday(day) <= 5 : special.kind !== 'holiday'
  if (isRemoving && entered !== null) {
    return (
      <ReasonDialog
        title={t('removeTitle', { day: format.day(day) })}
        help={t('removeHelp')}
        label={t('reason')}
        act={t('remove')}
        schema={reasonSchema}
        busy={remove.isPending}
        danger
        onSubmit={(reason) => remove.mutate({ day, lockVersion: entered, reason })}
        onClose={() => setRemoving(false)}
      />
    )
  }
  return (
    <Modal
      open
      title={t('editOf', { day: format.day(day) })}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: put.isPending }}
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
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          isWorkday: works,
          name: special?.name ?? '',
          source: entered === null ? '' : (special?.source ?? ''),
        }}
        onFinish={(values) => {
          const input = readForm(form, putSchema, { ...values, day, lockVersion: entered })
          if (input !== null) put.mutate(input)
        }}
      >
        <Form.Item name="isWorkday" label={t('isWorkday')}>
          <Radio.Group
            options={[
              { value: true, label: t('works') },
              { value: false, label: t('free') },
            ]}
          />
        </Form.Item>
        <Form.Item name="name" label={t('name')}>
          <Input placeholder={t('namePlaceholder')} />
        </Form.Item>
        <Form.Item name="source" label={t('sourceField')}>
          <Input placeholder={t('sourcePlaceholder')} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
