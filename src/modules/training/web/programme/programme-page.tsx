import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { systemQuery } from '#web/system-query.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { heldStates, type Programme, type ProgrammeSummary } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { standingOf, useClassDays } from '../class/class-marks.tsx'
import { trainingQueries } from '../queries.ts'
import { programmeSearch } from '../search.ts'
import styles from '../training.module.css'
import { ProgrammeActs } from './programme-acts.tsx'
import { ProgrammeClasses } from './programme-classes.tsx'
import { ProgrammeForm } from './programme-form.tsx'
import { YearRuler } from './year-ruler.tsx'

/** The programme of a year at a glance: what was held, what is to come, and what waits for an act. */
export function ProgrammePage() {
  const { t } = useTranslation('training')
  const go = useGo()
  const [search, setSearch] = useUrlState(programmeSearch)
  const programmes = useQuery(trainingQueries.programmes())
  const make = (
    <Allowed right="training.programme.edit">
      <Button type="primary" onClick={() => go(paths.newProgramme())}>
        {t('class.programme.make')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader title={t('class.programme.title')} sub={t('class.programme.sub')} actions={make} />
      <AreaNav at="programmes" />
      <QueryView query={programmes} rows={8}>
        {(all) => {
          const shown = all.find(({ id }) => id === search.programme) ?? all[0]
          if (shown === undefined)
            return (
              <EmptyState
                title={t('class.programme.empty')}
                text={t('class.programme.emptyHelp')}
                action={make}
              />
            )
          return (
            <>
              {all.length > 1 && (
                <Choice all={all} shown={shown} onChoose={(programme) => setSearch({ programme })} />
              )}
              <Shown key={shown.id} id={shown.id} />
            </>
          )
        }}
      </QueryView>
    </div>
  )
}

function Choice({
  all,
  shown,
  onChoose,
}: {
  all: readonly ProgrammeSummary[]
  shown: ProgrammeSummary
  onChoose: (id: string) => void
}) {
  const { t } = useTranslation('training')
  return (
    <Select
      className="no-print"
      aria-label={t('class.programme.choose')}
      value={shown.id}
      style={{ minWidth: 280, maxWidth: '100%' }}
      options={all.map(({ id, title, host }) => ({ value: id, label: `${title} · ${host.name}` }))}
      onChange={onChoose}
    />
  )
}

function Shown({ id }: { id: string }) {
  const programme = useQuery(trainingQueries.programme(id))
  const today = useQuery(systemQuery()).data?.today
  return (
    <QueryView query={programme} rows={8}>
      {(data) => (today === undefined ? null : <Loaded programme={data} today={today} />)}
    </QueryView>
  )
}

function Loaded({ programme, today }: { programme: Programme; today: string }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const days = useClassDays()
  const [editing, setEditing] = useState(false)
  const taking = programme.classes.filter(({ state }) => standingOf(state) !== 'dropped')
  const held = taking.filter(({ state }) => heldStates.includes(state)).length
  const next = taking.find(({ state, endsOn }) => standingOf(state) !== 'held' && endsOn >= today)
  const facts = [
    t('class.programme.host', { name: programme.host.name }),
    t('class.programme.progress', { count: taking.length, held }),
    t('class.programme.spacing', { count: programme.spacingWeeks }),
    ...(programme.basis === null ? [] : [t('class.programme.basis', { text: programme.basis })]),
  ]
  return (
    <>
      <Section
        title={programme.title}
        note={facts.join(' · ')}
        actions={
          programme.mayEdit &&
          !editing && <Button onClick={() => setEditing(true)}>{t('class.programme.edit')}</Button>
        }
      >
        {editing && <ProgrammeForm programme={programme} onClose={() => setEditing(false)} />}
        {next !== undefined && (
          <p className={styles.next}>
            <strong>{t('class.programme.next')}</strong>
            {format.colon}
            {next.title}
            {format.clause}
            {t('class.programme.nextIn', { day: days(next) })}
          </p>
        )}
        <YearRuler programme={programme} today={today} />
      </Section>
      <Section title={t('class.programme.list')} actions={<ProgrammeActs programme={programme} />}>
        <ProgrammeClasses programme={programme} />
      </Section>
      <HistoryFold kind="training.programme" id={programme.id} />
    </>
  )
}
