import { useTranslation } from 'react-i18next'
import { formatInstant } from '#web/ui/format.ts'
import { useFormat } from '#web/ui/use-language.ts'
import type { Proof, Step } from '../contract/index.ts'
import styles from './matters.module.css'
import { RefName } from './names.tsx'

/** What proves a step, each with what it can be checked against. */
export function ProofList({ proofs, empty }: { proofs: readonly Proof[]; empty: string | null }) {
  const format = useFormat()
  if (proofs.length === 0) return empty === null ? null : <p className={styles.faint}>{empty}</p>
  return (
    <ul className={styles.rows}>
      {proofs.map((proof) => (
        <li key={proof.id} className={styles.row}>
          {proof.text}
          {format.colon}
          {proof.ref !== null ? (
            <RefName of={proof.ref} />
          ) : proof.url ? (
            <a href={proof.url} target="_blank" rel="noreferrer">
              {proof.url}
            </a>
          ) : (
            proof.attachment
          )}
          <div className={styles.faint}>
            {proof.byName} · {format.day(proof.at)}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** The way an object has gone, oldest first, with the working days of each step. */
export function StepList({ steps, sort }: { steps: readonly Step[]; sort: 'problem' | 'task' }) {
  const { t, i18n } = useTranslation('matters')
  const word = (group: string, key: string): string => {
    const known: unknown = i18n.getResource(i18n.language, 'matters', `${group}.${key}`)
    return typeof known === 'string' ? known : key
  }
  return (
    <ol className={styles.rows}>
      {steps.map((step) => (
        <li key={`${step.at} ${step.action} ${step.to}`} className={styles.row}>
          <div className={styles.rowHead}>
            <time dateTime={step.at} className={styles.faint}>
              {formatInstant(step.at)}
            </time>
            <strong>{word(sort === 'problem' ? 'act' : 'task', step.action)}</strong>
            <span>{step.actorName}</span>
            {step.from !== step.to && (
              <span className={styles.faint}>
                → {word(sort === 'problem' ? 'problemState' : 'taskState', step.to)}
              </span>
            )}
            {step.workdays !== null && step.workdays > 0 && (
              <span className={styles.faint}>{t('detail.stepDays', { count: step.workdays })}</span>
            )}
          </div>
          {step.reason && <div>{step.reason}</div>}
        </li>
      ))}
    </ol>
  )
}
