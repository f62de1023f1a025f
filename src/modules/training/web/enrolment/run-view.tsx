import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { api } from '#web/api.ts'
import { type DataColumn, DataTable } from '#web/ui/data-table.tsx'
import { formatInstant } from '#web/ui/format.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { Deviation, Enrolment, SelectionRun } from '../../contract/index.ts'
import styles from './enrolment.module.css'
import { useEnrolmentEdit } from './use-enrolment-edit.tsx'

const schema = z.object({ reason: z.string().trim().min(2).max(500) })

type Row = SelectionRun['reasons'][number] & { name: string; unit: string; rank: number | null }

/** A proposal: how good it is, each person with the reason, and the decision of a person for it or otherwise. */
export function RunView({ of, run }: { of: Enrolment; run: SelectionRun }) {
  const { t } = useTranslation('training')
  const { language } = useFormat()
  const [changes, setChanges] = useState<readonly Deviation[]>([])
  const [asking, setAsking] = useState<Row | null>(null)
  const adopt = useEnrolmentEdit(of, api.training.adoptSelection, t('enrolment.run.adopted'), () =>
    setChanges([]),
  )
  const open = run.adoptedAt === null && !run.outdated && run.objective !== null
  const rows: Row[] = run.reasons.map((one) => {
    const nomination = of.nominations.find(({ id }) => id === one.nominationId)
    const place = run.waitlist.indexOf(one.nominationId)
    return {
      ...one,
      name: nomination?.person.name ?? '',
      unit: nomination?.unit.name ?? '',
      rank: place < 0 ? null : place + 1,
    }
  })
  const deviation = (id: string) => (open ? changes : run.deviations).find((one) => one.nominationId === id)
  const change = (row: Row, reason: string) =>
    setChanges([
      ...changes.filter((one) => one.nominationId !== row.nominationId),
      { nominationId: row.nominationId, to: row.in ? 'leftOut' : 'selected', reason },
    ])
  const columns: DataColumn<Row>[] = [
    { key: 'name', title: t('enrolment.field.person'), phone: 'title', render: (row) => row.name },
    { key: 'unit', title: t('enrolment.field.unit'), sortBy: (row) => row.unit, render: (row) => row.unit },
    {
      key: 'in',
      title: t('enrolment.run.proposal'),
      sortBy: (row) => (row.in ? 0 : (row.rank ?? 9999)),
      render: (row) => (
        <Chip tone={row.in ? 'ok' : 'plain'}>
          {row.in
            ? t('enrolment.state.selected')
            : row.rank === null
              ? t('enrolment.state.leftOut')
              : `${t('enrolment.state.waitlisted')} ${row.rank}`}
        </Chip>
      ),
    },
    { key: 'why', title: t('enrolment.field.why'), render: (row) => row.text[language] },
    {
      key: 'change',
      title: t('enrolment.run.otherwise'),
      render: (row) => {
        const own = deviation(row.nominationId)
        if (!open) return own === undefined ? '' : own.reason
        return own === undefined ? (
          <Button size="small" onClick={() => setAsking(row)}>
            {t(row.in ? 'enrolment.run.putOut' : 'enrolment.run.putIn')}
          </Button>
        ) : (
          <span className={styles.marks}>
            {own.reason}
            <Button
              size="small"
              onClick={() => setChanges(changes.filter((one) => one.nominationId !== row.nominationId))}
            >
              {t('enrolment.run.undo')}
            </Button>
          </span>
        )
      },
    },
  ]
  return (
    <article className={styles.run} aria-label={t('enrolment.run.title', { number: run.number })}>
      <header className={styles.runHead}>
        <strong>{t('enrolment.run.title', { number: run.number })}</strong>
        <Chip tone={run.status === 'optimal' ? 'ok' : run.objective === null ? 'alert' : 'accent'}>
          {t(`enrolment.run.status.${run.status}`)}
        </Chip>
        {run.kind === 'replan' && <Chip>{t('enrolment.run.replan')}</Chip>}
        {run.outdated && <Chip tone="alert">{t('enrolment.run.outdated')}</Chip>}
        {run.adoptedAt !== null && (
          <Chip tone="ok">
            {t('enrolment.run.adoptedBy', { name: run.adoptedBy, at: formatInstant(run.adoptedAt) })}
          </Chip>
        )}
        <span className={styles.faint}>
          {run.askedBy} · {formatInstant(run.askedAt)}
        </span>
      </header>
      {run.objective === null ? (
        <>
          <p>{t('enrolment.run.collide')}</p>
          <ul className={styles.checks}>
            {run.conflicts.map((one) => (
              <li key={one.zh} className={styles.blocking}>
                {one[language]}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className={styles.faint}>
          {t('enrolment.run.summary', {
            nominees: run.nominees,
            seats: run.seats,
            selected: run.selected.length,
            met: run.needsMet,
            all: run.needsAll,
          })}
        </p>
      )}
      {rows.length > 0 && (
        <DataTable
          label={t('enrolment.run.title', { number: run.number })}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.nominationId}
          pageRows={10}
        />
      )}
      {open && (
        <Button
          type="primary"
          loading={adopt.busy}
          onClick={() => adopt.submit({ id: run.id, lockVersion: of.lockVersion, deviations: [...changes] })}
        >
          {t(changes.length === 0 ? 'enrolment.run.adopt' : 'enrolment.run.adoptChanged', {
            count: changes.length,
          })}
        </Button>
      )}
      {adopt.dialog}
      {asking !== null && (
        <ReasonDialog
          title={t(asking.in ? 'enrolment.run.putOut' : 'enrolment.run.putIn')}
          help={t('enrolment.act.of', { name: asking.name, unit: asking.unit })}
          label={t('enrolment.reason')}
          act={t('enrolment.run.note')}
          schema={schema}
          draft={`training.selectionRun:${run.id}:${asking.nominationId}`}
          busy={false}
          onSubmit={(reason) => {
            change(asking, reason)
            setAsking(null)
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </article>
  )
}
