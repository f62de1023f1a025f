import { Button } from 'antd'
import { type Ref, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { type ComparedEnterprise, type DuplicatePair, verdictWords } from '../../contract/duplicate.ts'
import styles from './duplicates.module.css'
import { ScoreParts } from './score-parts.tsx'

export type PairAct = 'merge' | 'different' | 'later' | 'reopen'

const rows = [
  'name',
  'uscc',
  'regionCode',
  'formerNames',
  'address',
  'registeredOn',
  'staff',
  'products',
  'source',
] as const

/** Two entries side by side, what differs between them, why they may be one, and what a person can do. */
export function PairCard({
  pair,
  active,
  acts,
  busy,
  cardRef,
  onAct,
  onFocus,
}: {
  pair: DuplicatePair
  active: boolean
  acts: readonly PairAct[]
  busy: boolean
  cardRef: Ref<HTMLElement>
  onAct: (act: PairAct) => void
  onFocus: () => void
}) {
  const { t } = useTranslation('directory')
  const format = useFormat()
  const title = useId()
  const value = (one: ComparedEnterprise, key: (typeof rows)[number]): string => {
    if (key === 'regionCode') return one.regionName
    if (key === 'formerNames') return one.formerNames.join(format.comma) || '—'
    const plain = one[key]
    return plain === null ? '—' : String(plain)
  }
  return (
    <article
      ref={cardRef}
      className={styles.pair}
      data-active={active}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the card is what the keys of the page act on.
      tabIndex={0}
      aria-labelledby={title}
      onFocus={onFocus}
    >
      <div className={styles.head}>
        <div id={title}>
          <strong>{verdictWords[pair.verdict][format.language]}</strong>{' '}
          <span className={styles.score}>{t('duplicates.score', { score: pair.score })}</span>
        </div>
        <div className={`${styles.acts} no-print`}>
          {acts.map((act) => (
            <Button
              key={act}
              type={act === 'merge' ? 'primary' : 'default'}
              disabled={busy}
              onClick={() => onAct(act)}
            >
              {t(`duplicates.${act}`)}
            </Button>
          ))}
        </div>
      </div>
      {pair.laterUntil !== null && acts.includes('reopen') && (
        <p className={styles.score}>{t('duplicates.laterUntil', { day: format.day(pair.laterUntil) })}</p>
      )}
      {pair.decision && (
        <p className={styles.score}>
          {t('duplicates.decided', { name: pair.decision.decidedByName, reason: pair.decision.reason })}
        </p>
      )}
      <table className={styles.table}>
        <tbody>
          {rows.map((key) => {
            const [left, right] = [value(pair.left, key), value(pair.right, key)]
            if (left === '—' && right === '—') return null
            const differs = left === right ? undefined : styles.differs
            const shown = (one: ComparedEnterprise, text: string) =>
              key === 'name' ? <PageLink href={paths.enterprise(one.id)}>{text}</PageLink> : text
            return (
              <tr key={key}>
                <th scope="row">
                  {t(`duplicates.field.${key}`)}
                  {differs && <span className={styles.hint}> {t('duplicates.differs')}</span>}
                </th>
                <td className={differs}>{shown(pair.left, left)}</td>
                <td className={differs}>{shown(pair.right, right)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <ScoreParts parts={pair.parts} />
    </article>
  )
}
