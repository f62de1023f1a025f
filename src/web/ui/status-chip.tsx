import { useTranslation } from 'react-i18next'
import styles from './marks.module.css'

export type OutputStatusName = 'estimated' | 'flash' | 'preliminary' | 'final' | 'revised'

/** How settled a figure is: 预计, 快报, 初步, 核定, 修订. */
export function StatusChip({ status }: { status: OutputStatusName }) {
  const { t } = useTranslation('ui')
  const tone =
    status === 'final'
      ? styles.chipFinal
      : status === 'revised'
        ? styles.chipRevised
        : status === 'estimated'
          ? styles.chipEstimated
          : ''
  return <span className={`${styles.chip} ${tone}`}>{t(`outputStatus.${status}`)}</span>
}

/** A small neutral label. `alert` is for what someone must decide now. */
export function Chip({
  children,
  tone = 'plain',
}: {
  children: React.ReactNode
  tone?: 'plain' | 'alert' | 'ok' | 'accent'
}) {
  const look = { plain: '', alert: styles.chipAlert, ok: styles.chipFinal, accent: styles.chipRevised }[tone]
  return <span className={`${styles.chip} ${look}`}>{children}</span>
}
