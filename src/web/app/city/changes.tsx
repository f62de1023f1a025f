import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import styles from './city.module.css'
import { cityQueries } from './queries.ts'

/** Documents lately added, with how many of their facts are decided. */
export function Changes() {
  const { t } = useTranslation('app')
  const format = useFormat()
  const recent = useQuery(cityQueries.recent())
  return (
    <QueryView query={recent} rows={3}>
      {(page) =>
        page.items.length === 0 ? (
          <EmptyState
            title={t('city.changedNone')}
            text={t('city.changedNoneHelp')}
            action={<PageLink href={paths.documents()}>{t('city.upload')}</PageLink>}
          />
        ) : (
          <ol className={styles.changes}>
            {page.items.map((item) => (
              <li key={item.id}>
                <span className={styles.faint}>{format.day(item.createdAt)}</span>
                <PageLink href={paths.document(item.id)}>{item.title ?? item.fileName ?? item.id}</PageLink>
                <span className={styles.faint}>
                  {[
                    item.source,
                    t('city.facts', {
                      accepted: (item.facts.confirmed ?? 0) + (item.facts.corrected ?? 0),
                      suggested: item.facts.suggested ?? 0,
                    }),
                  ]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ol>
        )
      }
    </QueryView>
  )
}
