import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { Section } from '#web/ui/section.tsx'
import type { Enrolment } from '../../contract/index.ts'
import styles from './enrolment.module.css'
import { RunView } from './run-view.tsx'
import { useEnrolmentEdit } from './use-enrolment-edit.tsx'
import { WaitlistPart } from './waitlist-part.tsx'

/** What the organiser decides: confirm, take everybody, or let a proposal be made, and adopt it. */
export function SelectionPart({ of }: { of: Enrolment }) {
  const { t } = useTranslation('training')
  const [earlier, setEarlier] = useState(false)
  const options = { invalidates: [['training', 'enrolment', of.classId]] }
  const confirm = useWrite(api.training.confirmNominations, { ...options, done: t('enrolment.act.done') })
  const all = useEnrolmentEdit(of, api.training.selectEverybody, t('enrolment.act.done'))
  const propose = useWrite(api.training.proposeSelection, {
    ...options,
    done: t('enrolment.selection.proposed'),
  })
  if (!['enrolling', 'enrolled'].includes(of.state)) return null
  const open = of.nominations.filter(({ state }) => state === 'nominated')
  const undecided = open.filter(({ confirmed }) => !confirmed)
  const clear = undecided.filter(({ checks }) => !checks.some(({ blocking }) => blocking))
  const eligible = open.length - undecided.length + clear.length
  const free = of.seats.hall + of.seats.online - of.seats.taken
  const id = of.classId
  const [latest, ...older] = of.runs
  return (
    <Section
      title={t('enrolment.selection.title')}
      note={
        open.length === 0
          ? t('enrolment.selection.settled')
          : t(eligible > free ? 'enrolment.selection.over' : 'enrolment.selection.enough', {
              eligible,
              free,
              blocked: undecided.length - clear.length,
            })
      }
    >
      <div className={styles.acts}>
        {clear.length > 0 && (
          <Button loading={confirm.isPending} onClick={() => confirm.mutate({ id })}>
            {t('enrolment.selection.confirmAll', { count: clear.length })}
          </Button>
        )}
        {eligible > 0 && eligible <= free && (
          <Button
            type="primary"
            loading={all.busy}
            onClick={() => all.submit({ id, lockVersion: of.lockVersion })}
          >
            {t('enrolment.selection.takeAll', { count: eligible })}
          </Button>
        )}
        <Button
          type={eligible > free ? 'primary' : 'default'}
          loading={propose.isPending && propose.variables?.kind === 'select'}
          disabled={propose.isPending}
          onClick={() => propose.mutate({ id, kind: 'select' })}
        >
          {t(latest === undefined ? 'enrolment.selection.propose' : 'enrolment.selection.proposeAgain')}
        </Button>
        {of.vacancies > 0 && (
          <Button
            loading={propose.isPending && propose.variables?.kind === 'replan'}
            disabled={propose.isPending}
            onClick={() => propose.mutate({ id, kind: 'replan' })}
          >
            {t('enrolment.selection.replan', { count: of.vacancies })}
          </Button>
        )}
      </div>
      {all.dialog}
      {propose.isPending && (
        <p className={styles.faint} role="status">
          {t('enrolment.selection.working')}
        </p>
      )}
      {free > 0 && of.nominations.some(({ state }) => state === 'waitlisted') && <WaitlistPart of={of} />}
      {latest !== undefined && <RunView key={latest.id} of={of} run={latest} />}
      {older.length > 0 && (
        <Button type="link" onClick={() => setEarlier(!earlier)}>
          {t(earlier ? 'enrolment.selection.hideEarlier' : 'enrolment.selection.showEarlier', {
            count: older.length,
          })}
        </Button>
      )}
      {earlier && older.map((run) => <RunView key={run.id} of={of} run={run} />)}
    </Section>
  )
}
