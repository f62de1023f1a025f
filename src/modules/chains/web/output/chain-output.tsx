import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { chainQueries } from '../queries.ts'
import { IndustryTable } from './industry-table.tsx'
import { IndustryView } from './industry-view.tsx'
import styles from './output.module.css'

/** Output of the industries that belong to one chain. */
export function ChainOutput({
  chainCode,
  industry,
  onIndustry,
}: {
  chainCode: string
  industry: string | null
  onIndustry: (code: string) => void
}) {
  const { t } = useTranslation('chains')
  const industries = useQuery(chainQueries.industries(chainCode))
  return (
    <QueryView query={industries}>
      {(rows) => {
        const chosen = rows.find((row) => row.code === industry) ?? rows[0]
        if (chosen === undefined) {
          return <EmptyState title={t('output.industriesEmpty')} text={t('output.industriesEmptyHelp')} />
        }
        return (
          <>
            {rows.length > 1 && (
              <IndustryTable rows={rows} selected={chosen.code} onOpen={onIndustry} empty={null} />
            )}
            <div className={rows.length > 1 ? styles.chosen : undefined}>
              <IndustryView key={chosen.code} code={chosen.code} />
            </div>
          </>
        )
      }}
    </QueryView>
  )
}
