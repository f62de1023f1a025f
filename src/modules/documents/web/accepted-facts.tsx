import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { FactStateChip, groupByType, useFactTeller } from './fact-marks.tsx'
import styles from './facts.module.css'
import { documentQueries } from './queries.ts'
import { QuotationBlock } from './quotation-block.tsx'

/** Facts about an object that a person accepted, each with its sentence, its source and the way to it. */
export function AcceptedFacts({ kind, id }: { kind: string; id: string }) {
  const { t } = useTranslation('documents')
  const { tell } = useFactTeller()
  const facts = useQuery(documentQueries.acceptedAbout(kind, id))
  return (
    <QueryView query={facts} rows={3}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState
            title={t('accepted.none')}
            text={t('accepted.noneHelp')}
            action={<PageLink href={paths.documents()}>{t('accepted.toDocuments')}</PageLink>}
          />
        ) : (
          <ul className={styles.accepted}>
            {groupByType(items)
              .flatMap((group) => group.facts)
              .map((fact) => (
                <li key={fact.id}>
                  <div className={styles.meta}>
                    <PageLink href={paths.document(fact.documentId, { fact: fact.id })}>
                      {tell(fact)}
                    </PageLink>
                    <FactStateChip state={fact.state} />
                  </div>
                  <QuotationBlock fact={fact} />
                </li>
              ))}
          </ul>
        )
      }
    </QueryView>
  )
}
