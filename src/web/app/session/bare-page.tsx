import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch, ThemeSwitch } from '../switches.tsx'
import styles from './session.module.css'

/** A page before log-in: the product's name, the switches, and one thing to do. */
export function BarePage({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  const { t } = useTranslation('ui')
  return (
    <div className={styles.bare}>
      <header className={styles.bareBar}>
        <span className={styles.product}>{t('product')}</span>
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      <main className={styles.bareMain}>
        <div className={wide ? styles.wideCard : styles.card}>{children}</div>
      </main>
    </div>
  )
}
