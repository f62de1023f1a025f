import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { formatInstant } from '#web/ui/format.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { WorkflowHistory } from '#web/ui/workflow/workflow-history.tsx'
import type { Fact } from '../contract.ts'
import { Confidence, FactStateChip, useFactTeller } from './fact-marks.tsx'
import styles from './facts.module.css'
import { QuotationBlock } from './quotation-block.tsx'

/** One fact as a sentence, with how sure it is and where it stands. */
export function FactCard({
  fact,
  chosen,
  onSelect,
  detail,
}: {
  fact: Fact
  chosen: boolean
  onSelect: () => void
  detail: (fact: Fact) => ReactNode
}) {
  const { tell } = useFactTeller()
  return (
    <div className={styles.fact} aria-current={chosen || undefined} data-fact={fact.id}>
      <button type="button" className={styles.factButton} aria-expanded={chosen} onClick={onSelect}>
        <span className={`${styles.told} ${fact.state === 'rejected' ? styles.toldRejected : ''}`}>
          {tell(fact)}
        </span>
        <span className={styles.meta}>
          <FactStateChip state={fact.state} />
          <Confidence value={fact.confidence} />
        </span>
      </button>
      {chosen && <div className={styles.detail}>{detail(fact)}</div>}
    </div>
  )
}

/** Sentence, what the fact is about, who decided, and the actions that fit its state. */
export function FactDetail({
  fact,
  busy,
  onConfirm,
  onCorrect,
  onReject,
  onReopen,
  onShowText,
  more,
}: {
  fact: Fact
  busy: boolean
  onConfirm: () => void
  onCorrect: () => void
  onReject: () => void
  onReopen: () => void
  onShowText: () => void
  /** What can be made of the fact, given by pages that may compose modules. */
  more: ReactNode
}) {
  const { t } = useTranslation('documents')
  const { tell } = useFactTeller()
  const mayReview = useMay()('documents.fact.review')
  const suggested = tell({ type: fact.type, args: fact.suggestedArgs })
  return (
    <>
      <QuotationBlock fact={fact} />
      {fact.about.length > 0 && (
        <div className={styles.about}>
          <span className={styles.faint}>{t('facts.about')}</span>
          {fact.about.map((ref) =>
            ref.href === null ? (
              <span key={`${ref.kind} ${ref.id}`}>{ref.title ?? ref.id}</span>
            ) : (
              <PageLink key={`${ref.kind} ${ref.id}`} href={ref.href}>
                {ref.title ?? ref.id}
              </PageLink>
            ),
          )}
        </div>
      )}
      {fact.state === 'corrected' && suggested !== tell(fact) && (
        <div className={styles.faint}>{t('facts.suggestedAs', { told: suggested })}</div>
      )}
      {fact.decidedAt !== null && (
        <div className={styles.faint}>
          {t(`state.${fact.state}`)}：
          {t('facts.decided', { name: fact.decidedBy ?? '', at: formatInstant(fact.decidedAt) })}
          {fact.reason !== null && (
            <div>
              {t('facts.reason')}：{fact.reason}
            </div>
          )}
        </div>
      )}
      {fact.lockVersion > 1 && <WorkflowHistory object={{ kind: 'documents.fact', id: fact.id }} />}
      <div className={`${styles.actions} no-print`}>
        {!mayReview ? null : fact.state === 'suggested' ? (
          <>
            <KeyButton primary letter="C" word={t('facts.confirm')} busy={busy} onClick={onConfirm} />
            <KeyButton letter="E" word={t('facts.correct')} busy={busy} onClick={onCorrect} />
            <KeyButton letter="R" word={t('facts.reject')} busy={busy} onClick={onReject} />
          </>
        ) : (
          <KeyButton letter="U" word={t('facts.reopen')} busy={busy} onClick={onReopen} />
        )}
        <Button type="link" size="small" onClick={onShowText}>
          {t('facts.toText')}
        </Button>
        {more}
      </div>
    </>
  )
}

function KeyButton({
  word,
  letter,
  busy,
  onClick,
  primary = false,
}: {
  word: string
  letter: string
  busy: boolean
  onClick: () => void
  primary?: boolean
}) {
  return (
    <Button
      size="small"
      type={primary ? 'primary' : 'default'}
      disabled={busy}
      onClick={onClick}
      aria-keyshortcuts={letter.toLowerCase()}
    >
      {word}
      <span className={styles.key} aria-hidden>
        {letter}
      </span>
    </Button>
  )
}
