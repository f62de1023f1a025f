import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#web/ui/page-header.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import type { FairDetail } from '../../contract/index.ts'
import { ComparisonPart } from './comparison-part.tsx'
import { EntriesPart } from './entries-part.tsx'
import { EntryDrawer } from './entry-drawer.tsx'
import styles from './fair.module.css'
import { FairFacts, FairSums } from './fair-facts.tsx'
import { ChangeFair } from './fair-form.tsx'
import { FairStateChip } from './fair-state-chip.tsx'
import { OverdueFair } from './overdue-fair.tsx'
import { fairQueries } from './queries.ts'
import { fairPageSearch } from './search.ts'

/** One fair: what was announced, what came of it by enterprise and node, and every need that was brought. */
export function FairView({ id }: { id: string }) {
  return (
    <QueryView query={useQuery(fairQueries.one(id))} rows={10}>
      {(fair) => <Loaded key={fair.id} fair={fair} />}
    </QueryView>
  )
}

function Loaded({ fair }: { fair: FairDetail }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const phone = usePhone()
  const [search, setSearch] = useUrlState(fairPageSearch)
  const [editing, setEditing] = useState(false)
  return (
    <div>
      <PageHeader
        title={fair.title}
        back={{ href: paths.fairs(), label: t('fair.title') }}
        sub={
          <span className={styles.title}>
            {t('fair.number', { number: fair.number })}
            <FairStateChip fair={fair} />
            {fair.isDemo && <Chip>{t('fair.demo')}</Chip>}
          </span>
        }
        actions={fair.mayEdit && <Button onClick={() => setEditing(true)}>{ui('edit')}</Button>}
      />
      <OverdueFair fair={fair} />
      <Section title={t('fair.facts')}>
        <FairFacts fair={fair} />
      </Section>
      <Section title={t('fair.sums')} note={t('fair.sumsNote')}>
        <FairSums fair={fair} />
      </Section>
      <ComparisonPart id={fair.id} by={search.by} onBy={(by) => setSearch({ by })} />
      <EntriesPart fair={fair} search={search} setSearch={setSearch} />
      {editing && (
        <Drawer open onClose={() => setEditing(false)} size={phone ? '100%' : 600} title={t('fair.edit')}>
          <ChangeFair fair={fair} onClose={() => setEditing(false)} />
        </Drawer>
      )}
      {search.entry !== undefined && (
        <EntryDrawer key={search.entry} id={search.entry} onClose={() => setSearch({ entry: undefined })} />
      )}
    </div>
  )
}
