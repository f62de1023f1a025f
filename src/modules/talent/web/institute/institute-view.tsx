import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useColumnWords } from '#web/columns/column-words.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { type InstituteDetail, instituteShown } from '../../contract/index.ts'
import { DemandPart } from './demand-part.tsx'
import styles from './institute.module.css'
import { InstituteFacts } from './institute-facts.tsx'
import { ChangeInstitute } from './institute-form.tsx'
import { OutputsPart } from './outputs-part.tsx'
import { instituteQueries } from './queries.ts'
import { RemoveInstitute } from './remove-institute.tsx'

/** One institute: its graduates by major and year, what the chains ask of it, and what is known of it. */
export function InstituteView({ id }: { id: string }) {
  const institute = useQuery(instituteQueries.one(id))
  return (
    <QueryView query={institute} rows={10}>
      {(data) => <Loaded institute={data} />}
    </QueryView>
  )
}

function Loaded({ institute }: { institute: InstituteDetail }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const words = useColumnWords(instituteShown)
  const phone = usePhone()
  const go = useGo()
  const [editing, setEditing] = useState(false)
  const close = () => setEditing(false)
  return (
    <div>
      <PageHeader
        title={institute.name}
        back={{ href: paths.institutes(), label: t('institute.title') }}
        sub={
          <span className={styles.title}>
            {`${words.told('kind', institute.kind)} · ${institute.city}`}
            {institute.tiers.map((tier) => (
              <Chip key={tier}>{words.told('tiers', [tier])}</Chip>
            ))}
            {institute.isDemo && <Chip>{t('institute.demo')}</Chip>}
          </span>
        }
        actions={
          <>
            {institute.mayEdit && (
              <Button type="primary" onClick={() => setEditing(true)}>
                {ui('edit')}
              </Button>
            )}
            {institute.mayRemove && <RemoveInstitute of={institute} onDone={() => go(paths.institutes())} />}
          </>
        }
      />
      <OutputsPart institute={institute} />
      <DemandPart id={institute.id} />
      <InstituteFacts institute={institute} />
      {editing && (
        <Drawer open onClose={close} size={phone ? '100%' : 640} title={t('institute.edit')}>
          <ChangeInstitute institute={institute} onClose={close} />
        </Drawer>
      )}
    </div>
  )
}
