import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useFormat } from '#web/ui/use-language.ts'
import type { LikeIdea } from '../../contract/index.ts'
import styles from './idea.module.css'
import { IdeaStateChip } from './idea-state-chip.tsx'
import { ideaQueries } from './queries.ts'

/** Ideas that say much the same as a text; `action` is what can be done with each. */
export function LikeIdeas({
  query,
  action,
}: {
  query: Parameters<typeof ideaQueries.like>[0]
  action?: (like: LikeIdea) => ReactNode
}) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const found = useQuery({ ...ideaQueries.like(query), enabled: query.text.trim().length >= 4 }).data ?? []
  if (found.length === 0) return <p className={styles.faint}>{t('idea.likeNone')}</p>
  return (
    <ul className={styles.rows}>
      {found.map((one) => (
        <li key={one.id}>
          <div className={styles.rowHead}>
            {one.mayOpen ? <PageLink href={paths.idea(one.id)}>{one.title}</PageLink> : one.title}
            <IdeaStateChip state={one.state} />
          </div>
          <div className={styles.faint}>
            {[
              t('idea.likeness', { count: Math.round(one.score * 100) }),
              one.mayOpen ? null : t('idea.hiddenLike'),
              one.sharedPhrases.length === 0
                ? null
                : t('idea.shared', {
                    phrases: one.sharedPhrases.map((phrase) => `“${phrase}”`).join(format.comma),
                  }),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </div>
          {action?.(one)}
        </li>
      ))}
    </ul>
  )
}
