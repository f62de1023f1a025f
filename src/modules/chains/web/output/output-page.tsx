import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { outputTable } from '../../contract/output-table.ts'
import { chainQueries } from '../queries.ts'
import { outputSearch } from '../search.ts'
import { IndustryTable } from './industry-table.tsx'
import { IndustryView } from './industry-view.tsx'
import styles from './output.module.css'

/** Output value of all industries, and the months of the chosen one. */
export function OutputPage() {
  const { t } = useTranslation('chains')
  const [search, setSearch] = useUrlState(outputSearch)
  const phone = usePhone()
  const go = useGo()
  const industries = useQuery(chainQueries.industries())
  return (
    <div>
      <PageHeader
        title={t('output.title')}
        sub={t('output.sub')}
        actions={
          <>
            <Button onClick={() => go(paths.figures())}>{t('figures.open')}</Button>
            <ImportButtons object={outputTable.object} right="chains.output.record" />
          </>
        }
      />
      <QueryView query={industries}>
        {(rows) => {
          const chosen = rows.find((row) => row.code === search.industry) ?? rows[0]
          return (
            <>
              {phone && chosen ? (
                <Select
                  style={{ width: '100%' }}
                  aria-label={t('output.choose')}
                  value={chosen.code}
                  options={rows.map((row) => ({ value: row.code, label: row.name }))}
                  onChange={(industry) => setSearch({ industry })}
                />
              ) : (
                <IndustryTable
                  rows={rows}
                  selected={chosen?.code ?? null}
                  onOpen={(industry) => setSearch({ industry }, { push: true })}
                  empty={<EmptyState title={t('output.empty')} text={t('output.emptyHelp')} />}
                />
              )}
              {chosen && (
                <div className={styles.chosen}>
                  <IndustryView key={chosen.code} code={chosen.code} />
                </div>
              )}
            </>
          )
        }}
      </QueryView>
    </div>
  )
}
