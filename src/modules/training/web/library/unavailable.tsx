import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayField } from '#web/ui/day-field.tsx'
import { emptyToNull } from '#web/ui/form-parts.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { halfDays, type Unavailability } from '../../contract/index.ts'
import styles from './library.module.css'

/** The days on which a teacher or a venue cannot be had, as they are entered. */
export function UnavailableFields() {
  const { t } = useTranslation('training')
  return (
    <Form.Item label={t('library.unavailable')} extra={t('library.unavailableHelp')}>
      <Form.List name="unavailable">
        {(fields, { add, remove }) => (
          <div className={styles.days}>
            {fields.map(({ key, name }) => (
              <div key={key} className={styles.day}>
                <Form.Item name={[name, 'fromOn']} noStyle>
                  <DayField label={t('library.from')} />
                </Form.Item>
                <Form.Item name={[name, 'untilOn']} noStyle>
                  <DayField label={t('library.until')} />
                </Form.Item>
                <Form.Item name={[name, 'half']} noStyle>
                  <Select
                    aria-label={t('library.half')}
                    options={halfDays.map((half) => ({ value: half, label: t(`library.halves.${half}`) }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'reason']} noStyle normalize={emptyToNull}>
                  <Input placeholder={t('library.reason')} aria-label={t('library.reason')} />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('library.removeDays')}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button
              icon={<PlusOutlined />}
              onClick={() => add({ fromOn: null, untilOn: null, half: 'all', reason: null })}
            >
              {t('library.addDays')}
            </Button>
          </div>
        )}
      </Form.List>
    </Form.Item>
  )
}

/** The same as they are read; without any, it can always be had. */
export function UnavailableList({ days }: { days: readonly Unavailability[] }) {
  const { t } = useTranslation('training')
  const tell = useDaysWords()
  if (days.length === 0) return t('library.always')
  return (
    <ul className={styles.plain}>
      {days.map((one) => (
        <li key={`${one.fromOn} ${one.untilOn} ${one.half} ${one.reason}`}>{tell(one)}</li>
      ))}
    </ul>
  )
}

/** One stretch of days in words. */
export function useDaysWords(): (days: Unavailability) => string {
  const { t } = useTranslation('training')
  const format = useFormat()
  return ({ fromOn, untilOn, half, reason }) => {
    const span = fromOn === untilOn ? format.day(fromOn) : `${format.day(fromOn)} – ${format.day(untilOn)}`
    return [span, t(`library.halves.${half}`), ...(reason === null ? [] : [reason])].join(' ')
  }
}
