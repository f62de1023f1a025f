import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { type DataColumn, DataTable } from '#web/ui/data-table.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { type Enrolment, type NominationRow, nominationStates } from '../../contract/index.ts'
import { CheckList } from './check-list.tsx'
import styles from './enrolment.module.css'
import { NominationActs } from './nomination-acts.tsx'

const tones = {
  nominated: 'accent',
  selected: 'ok',
  waitlisted: 'plain',
  leftOut: 'plain',
  declined: 'alert',
  withdrawn: 'plain',
} as const

/** Who is nominated, with what was checked, where each stands and why. */
export function NominationsPart({ of }: { of: Enrolment }) {
  const { t } = useTranslation('training')
  const [states, setStates] = useState<string | null>(null)
  const { language } = useFormat()
  const counts = nominationStates.map((state) => ({
    state,
    count: of.nominations.filter((one) => one.state === state).length,
  }))
  const rows = of.nominations.filter(({ state }) => states === null || state === states)
  const columns: DataColumn<NominationRow>[] = [
    {
      key: 'person',
      title: t('enrolment.field.person'),
      phone: 'title',
      sortBy: (row) => row.person.name,
      render: (row) => (
        <span className={styles.who}>
          <strong>{row.person.name}</strong>
          <span className={styles.faint}>
            {[row.title, row.dutyRole === null ? null : t(`enrolment.role.${row.dutyRole}`)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
      ),
    },
    {
      key: 'unit',
      title: t('enrolment.field.unit'),
      sortBy: (row) => row.unit.name,
      render: (row) => row.unit.name,
    },
    {
      key: 'state',
      title: t('enrolment.field.state'),
      sortBy: (row) => nominationStates.indexOf(row.state) * 1000 + (row.rank ?? 0),
      render: (row) => (
        <span className={styles.marks}>
          <Chip tone={tones[row.state]}>
            {t(`enrolment.state.${row.state}`)}
            {row.rank !== null && ` ${row.rank}`}
          </Chip>
          {row.seat === 'online' && <Chip>{t('enrolment.seat.online')}</Chip>}
          {row.state === 'nominated' && row.confirmed && <Chip tone="ok">{t('enrolment.confirmed')}</Chip>}
          {row.pin !== null && <Chip tone="accent">{t(`enrolment.pin.${row.pin}`)}</Chip>}
        </span>
      ),
    },
    {
      key: 'why',
      title: t('enrolment.field.why'),
      render: (row) => (
        <>
          {row.checks.length === 0 && row.proposalReason === null && row.reason === null && '—'}
          <CheckList checks={row.checks} />
          {row.proposalReason !== null && <p className={styles.why}>{row.proposalReason[language]}</p>}
          {[row.reason, row.waiver, row.pinReason].map((text, index) =>
            text === null ? null : (
              <p key={['reason', 'waiver', 'pin'][index]} className={styles.why}>
                {t(`enrolment.said.${(['reason', 'waiver', 'pin'] as const)[index] ?? 'reason'}`, { text })}
              </p>
            ),
          )}
        </>
      ),
    },
    {
      key: 'acts',
      title: '',
      render: (row) => <NominationActs of={of} row={row} />,
    },
  ]
  return (
    <>
      {of.mayRun && (
        <div className={styles.filter}>
          <FilterChip
            label={t('enrolment.all', { count: of.nominations.length })}
            on={states === null}
            onClick={() => setStates(null)}
          />
          {counts
            .filter(({ count }) => count > 0)
            .map(({ state, count }) => (
              <FilterChip
                key={state}
                label={`${t(`enrolment.state.${state}`)} ${count}`}
                on={states === state}
                onClick={() => setStates(state)}
              />
            ))}
        </div>
      )}
      <DataTable
        label={t('enrolment.nominations.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        pageRows={15}
        expanded={(row) => (
          <>
            <h3 className={styles.faint}>{t('enrolment.history.nomination')}</h3>
            <HistoryFold kind="training.nomination" id={row.id} />
            {row.duty !== null && (
              <>
                <h3 className={styles.faint}>{t('enrolment.history.eligibility')}</h3>
                <HistoryFold kind="training.eligibility" id={row.id} />
              </>
            )}
          </>
        )}
      />
    </>
  )
}

function FilterChip({ label, on, onClick }: { label: string; on: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      className={on ? styles.filterOn : styles.filterOff}
      aria-pressed={on}
      onClick={onClick}
    >
      {label}
    </button>
  )
}
