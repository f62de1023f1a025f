import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { type CalendarYear, calendarContract } from '#platform/calendar/contract.ts'
import { api } from '#web/api.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { readNotice } from './read-notice.ts'

const schema = inputSchemaOf(calendarContract.importYear)

/** Enters the official notice of a year, a day on each line. */
export function ImportDialog({ data, onClose }: { data: CalendarYear; onClose: () => void }) {
  const { year } = data
  const { t } = useTranslation('calendar')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<{ source?: string; days?: string }>()
  const format = useFormat()
  const say = (entry: { isWorkday: boolean; name: string } | undefined) =>
    entry === undefined ? null : [t(entry.isWorkday ? 'works' : 'free'), entry.name].join(format.comma)
  type Input = z.input<typeof schema>
  const send = useEdit(api.calendar.importYear, {
    form,
    done: t('saved'),
    onDone: onClose,
    seen: data,
    read: () => api.calendar.getYear({ year }),
    fields: (seen: CalendarYear, saved: CalendarYear) => {
      const entered = [seen, saved].flatMap(({ days }) => days).filter((entry) => entry.lockVersion !== null)
      return [...new Set(entered.map((entry) => entry.day))].sort().map((day) => ({
        label: format.day(day),
        tell: (version: CalendarYear) => {
          const entry = version.days.find((one) => one.day === day && one.lockVersion !== null)
          return say(entry && { isWorkday: entry.kind !== 'holiday', name: entry.name })
        },
        entered: (input: Input) => say(input.days.find((one) => one.day === day)),
      }))
    },
    onTakeTheirs: onClose,
  })
  return (
    <Modal
      open
      title={t('importTitle', { year })}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: send.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('importHelp')}</p>
      {send.notice}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ source: '', days: '' }}
        onFinish={(values) => {
          const notice = readNotice(values.days ?? '')
          if ('line' in notice) {
            form.setFields([{ name: 'days', errors: [t('importBadLine', notice)] }])
            return
          }
          const input = readForm(form, schema, {
            year,
            lockVersion: send.lockVersion,
            source: values.source,
            days: notice.days,
          })
          if (input !== null) send.submit(input)
        }}
      >
        <Form.Item name="source" label={t('sourceField')} required>
          <Input placeholder={t('sourcePlaceholder')} />
        </Form.Item>
        <Form.Item name="days" label={t('importDays')} required>
          <Input.TextArea rows={8} placeholder={t('importExample')} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
