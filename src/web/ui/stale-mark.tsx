import { ClockCircleOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import styles from './marks.module.css'
import { useFormat } from './use-language.ts'

/** Says that data is past its refresh period. */
export function StaleMark({ asOfOn, hideWord = false }: { asOfOn?: string; hideWord?: boolean }) {
  const { t } = useTranslation('ui')
  const format = useFormat()
  return (
    <span className={styles.stale} title={asOfOn ? t('staleHelp', { day: format.day(asOfOn) }) : t('stale')}>
      <ClockCircleOutlined aria-hidden />
      <span className={hideWord ? 'sr-only' : undefined}>{t('stale')}</span>
    </span>
  )
}
