import { useTranslation } from 'react-i18next'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { type FactState, type FactType, factStates, factTypes } from '../contract.ts'
import styles from './facts.module.css'
import { tellFact, tellValue } from './tell-fact.ts'

/** Whether a person accepted a fact, as a word. */
export function FactStateChip({ state }: { state: FactState }) {
  const { t } = useTranslation('documents')
  const tone = state === 'suggested' ? 'accent' : state === 'rejected' ? 'plain' : 'ok'
  return <Chip tone={tone}>{t(`state.${state}`)}</Chip>
}

/** How many facts stand in each state; states without facts are left out. */
export function FactCounts({ counts }: { counts: Partial<Record<FactState, number>> }) {
  const { t } = useTranslation('documents')
  const present = factStates.filter((state) => (counts[state] ?? 0) > 0)
  if (present.length === 0) return <span className={styles.faint}>{t('list.noFacts')}</span>
  return (
    <span className={styles.counts}>
      {present.map((state) => (
        <span key={state} className={state === 'suggested' ? styles.countOpen : styles.faint}>
          {t(`stateCount.${state}`, { count: counts[state] })}
        </span>
      ))}
    </span>
  )
}

/** How sure the reading is, in a word and a number from 0 to 1. */
export function Confidence({ value }: { value: number }) {
  const { t } = useTranslation('documents')
  const word = value >= 0.9 ? 'high' : value >= 0.75 ? 'medium' : 'low'
  return (
    <span className={styles.faint} title={t('confidence.help')}>
      {t(`confidence.${word}`)} {value.toFixed(2)}
    </span>
  )
}

/** Tells facts and their single values in the language in force. */
export function useFactTeller() {
  const { t } = useTranslation('documents')
  const { language } = useFormat()
  return {
    tell: (fact: { type: FactType; args: Record<string, unknown> }) =>
      tellFact(fact.type, fact.args, t, language),
    value: (name: string, value: unknown) => tellValue(name, value, t, language),
  }
}

/** Facts by type, in the order of types; inside a type as given. */
export function groupByType<F extends { type: FactType }>(
  facts: readonly F[],
): { type: FactType; facts: F[] }[] {
  return factTypes
    .map((type) => ({ type, facts: facts.filter((fact) => fact.type === type) }))
    .filter((group) => group.facts.length > 0)
}
