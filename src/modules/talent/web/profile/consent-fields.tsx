import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useColumnWords } from '#web/columns/column-words.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { emptyToNull } from '#web/ui/form-parts.tsx'
import { profileShown } from '../../contract/index.ts'
import styles from './profile.module.css'

/** The fields of a consent. @param within name of the object of the form that they stand in. */
export function ConsentFields({ within }: { within?: string }) {
  const { t } = useTranslation('talent')
  const words = useColumnWords(profileShown)
  const name = (key: string) => (within === undefined ? key : [within, key])
  return (
    <>
      <p className={styles.note}>
        {t('profile.purpose')}：{t('profile.purposes.matching')}
      </p>
      <div className={styles.pair}>
        <Form.Item name={name('givenOn')} label={words.title('consentGivenOn')} required>
          <DayField />
        </Form.Item>
        <Form.Item name={name('untilOn')} label={words.title('consentUntilOn')} required>
          <DayField />
        </Form.Item>
      </div>
      <div className={styles.pair}>
        <Form.Item name={name('givenBy')} label={words.title('consentGivenBy')} required>
          <Select options={words.options('consentGivenBy')} />
        </Form.Item>
        <Form.Item
          name={name('evidence')}
          label={t('profile.evidence')}
          extra={t('profile.evidenceHelp')}
          normalize={emptyToNull}
        >
          <Input />
        </Form.Item>
      </div>
    </>
  )
}
