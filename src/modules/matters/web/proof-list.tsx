import { useFormat } from '#web/ui/use-language.ts'
import type { Proof } from '../contract/index.ts'
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
