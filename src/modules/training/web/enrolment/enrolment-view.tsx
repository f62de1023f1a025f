import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { saveFile } from '#web/ui/save-file.ts'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import type { Enrolment } from '../../contract/index.ts'
import { ClassFrame } from '../class/class-frame.tsx'
import styles from './enrolment.module.css'
import { NominationsPart } from './nominations-part.tsx'
import { enrolmentQueries } from './queries.ts'
import { QuotasPart } from './quotas-part.tsx'
import { SeatsPart } from './seats-part.tsx'
import { SelectionPart } from './selection-part.tsx'

/** Enrolment of one class: all of it for whoever runs it, one's own unit for whoever nominates, one's own state for a person. */
export function EnrolmentView({ id }: { id: string }) {
  return (
    <ClassFrame id={id} at="enrolment">
      {(of) => <Loaded id={of.id} />}
    </ClassFrame>
  )
}

function Loaded({ id }: { id: string }) {
  const query = useQuery(enrolmentQueries.enrolment(id))
  return (
    <QueryView query={query} rows={8}>
      {(one) => (
        <>
          {one.mayRun && <SeatsPart of={one} />}
          {one.mayRun || one.quotas.length > 0 ? <QuotasPart of={one} /> : null}
          {one.mayRun && <SelectionPart of={one} />}
          <Nominations of={one} />
          <CarriedOver of={one} />
        </>
      )}
    </QueryView>
  )
}

function Nominations({ of }: { of: Enrolment }) {
  const { t } = useTranslation('training')
  const file = useWrite(api.training.exportNominations, {
    done: false,
    onDone: (result) => saveFile(result, 'nominations.xlsx'),
  })
  return (
    <Section
      title={t('enrolment.nominations.title')}
      note={t(of.mayRun ? 'enrolment.nominations.note' : 'enrolment.nominations.noteUnit')}
      actions={
        of.mayExport && of.nominations.length > 0 ? (
          <Button loading={file.isPending} onClick={() => file.mutate({ id: of.classId })}>
            {t('enrolment.nominations.export')}
          </Button>
        ) : undefined
      }
    >
      {of.nominations.length === 0 ? (
        <EmptyState title={t('enrolment.nominations.empty')} text={t('enrolment.nominations.emptyHelp')} />
      ) : (
        <NominationsPart of={of} />
      )}
    </Section>
  )
}

function CarriedOver({ of }: { of: Enrolment }) {
  const { t } = useTranslation('training')
  if (of.carriedOver.length === 0) return null
  return (
    <Section title={t('enrolment.carried.title')} note={t('enrolment.carried.note')}>
      <ul className={styles.plain}>
        {of.carriedOver.map((one) => (
          <li key={one.person.id}>
            <strong>{one.person.name}</strong> <span className={styles.faint}>{one.unit.name}</span>
            <span className={styles.faint}>
              {t('enrolment.carried.from', { title: one.classTitle, day: one.startsOn })}
            </span>
            <Chip tone={one.nominated ? 'ok' : 'alert'}>
              {t(one.nominated ? 'enrolment.carried.nominated' : 'enrolment.carried.open')}
            </Chip>
          </li>
        ))}
      </ul>
    </Section>
  )
}
