import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { calendarContract } from '#platform/calendar/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { readNotice } from './read-notice.ts'

const schema = inputSchemaOf(calendarContract.importYear)

/** Enters the official notice of a year, a day on each line. */
export function ImportDialog({ year, onClose }: { year: number; onClose: () => void }) {
  const { t } = useTranslation('calendar')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<{ source?: string; days?: string }>()
  const send = useWrite(api.calendar.importYear, { done: t('saved'), onDone: onClose, form })
  return (
    <Modal
      open
      title={t('importTitle', { year })}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: send.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('importHelp')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ source: '', days: '' }}
        onFinish={(values) => {
          const notice = readNotice(values.days ?? '')
          if ('line' in notice) {
            form.setFields([{ name: 'days', errors: [t('importBadLine', notice)] }])
            return
          }
          const input = readForm(form, schema, { year, source: values.source, days: notice.days })
          if (input !== null) send.mutate(input)
        }}
      >
        <Form.Item name="source" label={t('sourceField')}>
          <Input placeholder={t('sourcePlaceholder')} />
        </Form.Item>
        <Form.Item name="days" label={t('importDays')}>
          <Input.TextArea rows={8} placeholder={t('importExample')} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
