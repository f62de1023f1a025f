import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { LikeProblem } from '../contract/index.ts'
import styles from './matters.module.css'
import { mattersQueries } from './queries.ts'

/** Problems that say much the same, with the words they share; `action` is what can be done with each. */
export function LikeList({
  query,
  action,
}: {
  query: Parameters<typeof mattersQueries.like>[0]
  action?: (like: LikeProblem) => ReactNode
}) {
  const { t } = useTranslation('matters')
  const format = useFormat()
  const like = useQuery({ ...mattersQueries.like(query), enabled: query.text.trim().length >= 4 }).data ?? []
  if (like.length === 0) return <p className={styles.faint}>{t('detail.likeNone')}</p>
  return (
    <ul className={styles.rows}>
      {like.map((item) => (
        <li key={item.id} className={styles.row}>
          <div className={styles.rowHead}>
            <PageLink href={paths.problem(item.id)}>{item.title}</PageLink>
            <Chip>{t(`problemState.${item.state}`)}</Chip>
            <span className={styles.grow} />
            <span className={styles.faint}>{Math.round(item.score * 100)}%</span>
          </div>
          <div className={styles.faint}>
            {[
              item.sameNode
                ? t('detail.same.node')
                : item.sameChain
                  ? t('detail.same.chain')
                  : item.chainName,
              item.sameEnterprise ? t('detail.same.enterprise') : null,
              item.leadName,
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </div>
          {item.sharedPhrases.length > 0 && (
            <div className={styles.faint}>
              {t('detail.shared', {
                phrases: item.sharedPhrases.map((phrase) => `“${phrase}”`).join(format.comma),
              })}
            </div>
          )}
          {action?.(item)}
        </li>
      ))}
    </ul>
  )
}
