import { Segmented } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#web/ui/states.tsx'
import type { Fact } from '../contract.ts'
import { FactCard } from './fact-card.tsx'
import { groupByType } from './fact-marks.tsx'
import styles from './facts.module.css'

/** The facts of a document by type; the chosen one shows its sentence and its actions. */
export function FactList({
  facts,
  total,
  open,
  filter,
  onFilter,
  selected,
  onSelect,
  detail,
}: {
  /** Those listed under the filter. */
  facts: readonly Fact[]
  total: number
  /** How many still wait for a decision. */
  open: number
  filter: 'all' | 'open'
  onFilter: (filter: 'all' | 'open') => void
  selected: string | null
  onSelect: (id: string) => void
  /** What stands below the chosen fact. */
  detail: (fact: Fact) => ReactNode
}) {
  const { t } = useTranslation('documents')
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (selected === null) return
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  if (total === 0) return <EmptyState title={t('facts.none')} text={t('facts.noneHelp')} />
  return (
    <section aria-labelledby="document-facts">
      <div className={styles.head}>
        <div>
          <h2 id="document-facts" className={styles.headTitle}>
            {t('facts.title')}
          </h2>
          <span className={styles.faint}>{t('facts.progress', { total, open })}</span>
        </div>
        <Segmented<'all' | 'open'>
          className="no-print"
          size="small"
          aria-label={t('facts.filterOpen')}
          value={filter}
          onChange={onFilter}
          options={[
            { value: 'all', label: t('facts.filterAll') },
            { value: 'open', label: t('facts.filterOpen') },
          ]}
        />
      </div>
      <p className={`${styles.keys} no-print`}>
        {t('facts.keys')}：{t('facts.keysHelp')}
      </p>
      {facts.length === 0 && <EmptyState title={t('facts.allDecided')} />}
      <div ref={list}>
        {groupByType(facts).map((group) => (
          <div key={group.type} className={styles.group}>
            <h3 className={styles.groupTitle}>
              {t(`type.${group.type}`)} <span>{group.facts.length}</span>
            </h3>
            <ul>
              {group.facts.map((fact) => (
                <li key={fact.id}>
                  <FactCard
                    fact={fact}
                    chosen={fact.id === selected}
                    onSelect={() => onSelect(fact.id)}
                    detail={detail}
                  />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}
