import { useTranslation } from 'react-i18next'
import type { Repair } from '../contract.ts'
import styles from './text.module.css'

const kinds = ['pinyin', 'traditional', 'shiftedBytes', 'furniture', 'whitespace'] as const

/** What was repaired: raw against cleaned, how sure, and why. */
export function RepairNote({ repairs }: { repairs: readonly Repair[] }) {
  const { t } = useTranslation('documents')
  return (
    <div className={styles.note}>
      {repairs.map((repair) => {
        const kind = kinds.find((known) => known === repair.kind)
        return (
          <dl key={`${repair.kind} ${repair.rawStart}`}>
            <dt>{kind ? t(`text.repairKind.${kind}`) : repair.kind}</dt>
            <dd>
              {t(`text.repairState.${repair.state}`)}
              <span className={styles.noteHelp}>{t(`text.repairStateHelp.${repair.state}`)}</span>
            </dd>
            <dt>{t('text.rawText')}</dt>
            <dd className={styles.noteText}>{repair.raw}</dd>
            <dt>{t('text.cleanedText')}</dt>
            <dd className={styles.noteText}>{repair.cleaned === '' ? t('text.nothing') : repair.cleaned}</dd>
          </dl>
        )
      })}
    </div>
  )
}
