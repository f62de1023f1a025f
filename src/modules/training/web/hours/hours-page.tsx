import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed, useMay } from '#web/allowed.tsx'
import { ImportButton } from '#web/imports/import-buttons.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { hoursTable, traineeProfileTable } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { AddHours } from './add-hours.tsx'
import styles from './hours.module.css'
import { LedgerPart } from './ledger-part.tsx'
import { PeoplePart } from './people-part.tsx'
import { hoursPageSearch, hoursParts } from './search.ts'
import { UnitsPart } from './units-part.tsx'

/** Hours of training: counts by unit, and for who may see people, each person and the ledger. */
export function HoursPage() {
  const { t } = useTranslation('training')
  const may = useMay()
  const [search, setSearch] = useUrlState(hoursPageSearch)
  const [adding, setAdding] = useState(false)
  const part = may('training.hours.read') ? (search.part ?? 'units') : 'units'
  const words = { units: t('hours.compliance'), people: t('hours.people'), ledger: t('hours.ledger') }
  return (
    <div>
      <PageHeader
        title={t('hours.title')}
        sub={t('hours.sub')}
        actions={
          <>
            <ImportButton object={hoursTable.object} title={hoursTable.title} right="training.hours.edit" />
            <ImportButton
              object={traineeProfileTable.object}
              title={traineeProfileTable.title}
              right="training.hours.edit"
            />
            <Allowed right="training.hours.edit">
              <Button type="primary" onClick={() => setAdding(true)}>
                {t('hours.add')}
              </Button>
            </Allowed>
          </>
        }
      />
      <AreaNav at="hours" />
      <p className={styles.rule}>{t('hours.complianceNote')}</p>
      {may('training.hours.read') && (
        <Segmented
          className={`${styles.parts} no-print`}
          value={part}
          onChange={(to) => setSearch({ part: to, page: undefined }, { push: true })}
          options={hoursParts.map((value) => ({ value, label: words[value] }))}
        />
      )}
      {part === 'units' && <UnitsPart search={search} setSearch={setSearch} />}
      {part === 'people' && <PeoplePart search={search} setSearch={setSearch} />}
      {part === 'ledger' && <LedgerPart search={search} setSearch={setSearch} />}
      {adding && <AddHours onClose={() => setAdding(false)} />}
    </div>
  )
}
