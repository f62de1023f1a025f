import { useFormat } from '#web/ui/use-language.ts'
import type { EligibilityCheck } from '../../contract/index.ts'
import styles from './enrolment.module.css'

/** What was checked, one sentence each; what forbids attending is marked by a sign besides colour. */
export function CheckList({ checks }: { checks: readonly EligibilityCheck[] }) {
  const { language } = useFormat()
  if (checks.length === 0) return null
  return (
    <ul className={styles.checks}>
      {checks.map(({ rule, blocking, text }) => (
        <li key={`${rule} ${text.zh}`} className={blocking ? styles.blocking : undefined}>
          <span aria-hidden>{blocking ? '✕ ' : '· '}</span>
          {text[language]}
        </li>
      ))}
    </ul>
  )
}
