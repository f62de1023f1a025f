import { Form, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayField } from '#web/ui/day-field.tsx'

/** What is said of a place, in whatever form brings it. */
export function PlacementFields({ within = [] }: { within?: readonly string[] }) {
  const { t } = useTranslation('chains')
  const name = (field: string) => [...within, field]
  return (
    <>
      <Form.Item
        name={name('sharePercent')}
        label={t('placement.share')}
        extra={t('placement.shareHelp')}
        required
      >
        <InputNumber min={0} max={100} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={name('role')} label={t('placement.role')} extra={t('placement.roleHelp')} required>
        <Input />
      </Form.Item>
      <Form.Item name={name('evidence')} label={t('placement.evidence')} required>
        <Input.TextArea rows={2} />
      </Form.Item>
      <Form.Item name={name('source')} label={t('placement.source')} required>
        <Input />
      </Form.Item>
      <Form.Item name={name('asOfOn')} label={t('placement.asOfOn')} required>
        <DayField />
      </Form.Item>
    </>
  )
}
