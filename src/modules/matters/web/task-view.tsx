import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { RemoveButton } from '#web/recovery/remove-button.tsx'
import { systemQuery } from '#web/system-query.ts'
import { AttachmentList } from '#web/ui/files/attachment-list.tsx'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { VerdictMark } from '#web/ui/verdict-mark.tsx'
import { WorkflowActions } from '#web/ui/workflow/workflow-actions.tsx'
import { WorkflowWaiting } from '#web/ui/workflow/workflow-bar.tsx'
import { WorkflowHistory } from '#web/ui/workflow/workflow-history.tsx'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { mattersContract, type TaskDetail, type VerdictChange } from '../contract/index.ts'
import { PaceMark } from './marks.tsx'
import styles from './matters.module.css'
import { LeaderName, RefName, RefNames } from './names.tsx'
import { ProofList } from './proof-list.tsx'
import { mattersQueries } from './queries.ts'
import { ReportDialog } from './report-dialog.tsx'
import { TaskEdit } from './task-edit.tsx'
import { PaceBars } from './tasks-page.tsx'

const removeReason = inputSchemaOf(mattersContract.removeTask).pick({ reason: true })

/** One task: who leads, quarter targets, progress against time, reports and what they changed. */
export function TaskView({ id }: { id: string }) {
  const task = useQuery(mattersQueries.task(id))
  const today = useQuery(systemQuery()).data?.today ?? ''
  return (
    <QueryView query={task} rows={10}>
      {(data) => <Loaded key={data.id} task={data} today={today} />}
    </QueryView>
  )
}

function Loaded({ task, today }: { task: TaskDetail; today: string }) {
  const { t } = useTranslation('matters')
  const format = useFormat()
  const { behind } = task.pace
  const go = useGo()
  const [editing, setEditing] = useState(false)
  const node = task.node && (
    <PageLink href={paths.chain(task.chainCode, { node: task.node.code })}>{task.node.name}</PageLink>
  )
  return (
    <div>
      <PageHeader
        title={task.title}
        back={{ href: paths.tasks(), label: t('tasks.title') }}
        sub={
          <span className={styles.marks}>
            <Chip tone="accent">{t(`verb.${task.actionType}`)}</Chip>
            {task.chainName}
            <Chip tone={task.state === 'done' ? 'ok' : 'plain'}>{t(`taskState.${task.state}`)}</Chip>
            <PaceMark pace={task.pace} />
          </span>
        }
        actions={
          !editing && (
            <>
              {task.mayEdit && <Button onClick={() => setEditing(true)}>{t('detail.edit')}</Button>}
              {task.mayRemove && (
                <RemoveButton
                  name={task.title}
                  schema={removeReason}
                  object={{
                    seen: task,
                    read: () => api.matters.getTask({ id: task.id }),
                    fields: [
                      { label: t('field.state'), tell: (one) => t(`taskState.${one.state}`) },
                      { label: t('field.goal'), tell: (one) => one.goal },
                    ],
                  }}
                  remove={(reason, { id, lockVersion }) =>
                    api.matters.removeTask({ id, lockVersion, reason })
                  }
                  onDone={() => go(paths.tasks())}
                />
              )}
            </>
          )
        }
      />
      <NowPart task={task} today={today} />
      {editing && <TaskEdit task={task} today={today} onClose={() => setEditing(false)} />}
      <Section title={t('task.pace')}>
        <PaceBars pace={task.pace} />
        <p className={styles.faint}>
          {behind > 0
            ? t('task.behind', { count: behind })
            : behind < 0
              ? t('task.ahead', { count: -behind })
              : t('task.onTime')}
        </p>
        <ul className={styles.rows}>
          {task.targets.map((target) => {
            const [year, quarter] = target.quarter.split('Q')
            return (
              <li key={target.quarter} className={styles.row}>
                <strong>{t('task.quarterWord', { year, quarter })}</strong> {target.target}
                {target.value !== null && format.bracket(`${target.value} ${target.unit ?? ''}`)}
              </li>
            )
          })}
        </ul>
      </Section>
      <Section title={t('detail.basics')}>
        <KeyValue
          items={[
            { label: t('field.goal'), value: task.goal },
            { label: t('field.leadLeader'), value: <LeaderName leader={task.leadLeader} /> },
            { label: t('field.lead'), value: task.lead.name },
            {
              label: t('field.assisting'),
              value: task.assisting.map((org) => org.name).join(format.comma) || '—',
            },
            { label: t('field.node'), value: node ?? '—' },
            { label: t('field.origin'), value: t(`taskOrigin.${task.origin}`) },
            ...(task.instruction === null
              ? []
              : [{ label: t('field.instruction'), value: task.instruction }]),
            ...(task.raisedFrom.length === 0
              ? []
              : [{ label: t('detail.raisedFrom'), value: <RefNames refs={task.raisedFrom} /> }]),
            {
              label: t('field.dueOn'),
              value: t('task.term', { from: format.day(task.startsOn), until: format.day(task.dueOn) }),
            },
            ...(task.cancelReason === null
              ? []
              : [{ label: t('taskState.cancelled'), value: task.cancelReason }]),
          ]}
        />
      </Section>
      <Section title={t('task.reports')}>
        {task.reports.length === 0 && <p className={styles.faint}>{t('task.reportsNone')}</p>}
        <ul className={styles.rows}>
          {task.reports.map((report) => (
            <li key={report.id} className={styles.row}>
              <div className={styles.rowHead}>
                <span className={styles.faint}>{format.day(report.reportedOn)}</span>
                <strong>{report.percent}%</strong>
                <span>{report.byName}</span>
              </div>
              <p>{report.text}</p>
              {report.change && <ChangePart change={report.change} />}
              <ProofList proofs={report.proofs} empty={null} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('detail.files')}>
        <AttachmentList object={{ kind: 'matters.task', id: task.id }} />
      </Section>
      <Section title={t('detail.steps')}>
        <WorkflowHistory object={objectOf(task.id)} />
      </Section>
    </div>
  )
}

/** The verdict before and after what a report brought, and what both were computed from. */
function ChangePart({ change }: { change: VerdictChange }) {
  const { t } = useTranslation('matters')
  const format = useFormat()
  const score = (value: number | null) => (value === null ? '—' : String(Math.round(value * 10) / 10))
  return (
    <div className={styles.box}>
      <div className={styles.rowHead}>
        <strong>{t('task.change', { node: change.nodeName })}</strong>
        <VerdictMark verdict={change.verdictBefore} /> → <VerdictMark verdict={change.verdictAfter} />
        {change.verdictBefore === change.verdictAfter && (
          <span className={styles.faint}>{t('task.changeSame')}</span>
        )}
        <span>
          {t('task.changeScore', { before: score(change.scoreBefore), after: score(change.scoreAfter) })}
        </span>
      </div>
      {change.evidence !== null && (
        <div className={styles.faint}>
          {t('task.evidence')}
          {format.colon}
          <RefName of={change.evidence} />
        </div>
      )}
      {change.placement !== null && (
        <div className={styles.faint}>
          {t('task.placed')}
          {format.colon}
          <RefName of={change.placement} />
        </div>
      )}
      {change.evidence === null && change.placement === null && (
        <div className={styles.faint}>{t('task.placeGone')}</div>
      )}
      <div className={styles.faint}>
        {t('task.changeBasis', {
          day: format.day(change.assessedOn),
          before: change.inputsHashBefore.slice(0, 8),
          after: change.inputsHashAfter.slice(0, 8),
        })}
      </div>
    </div>
  )
}

/** Whom it waits for, and what may be done now; a report has a form of its own. */
function NowPart({ task, today }: { task: TaskDetail; today: string }) {
  const { t } = useTranslation('matters')
  const [reporting, setReporting] = useState(false)
  const object = objectOf(task.id)
  return (
    <Section title={t('detail.next')}>
      <WorkflowWaiting object={object} />
      <WorkflowActions object={object} own={{ report: () => setReporting(true) }} />
      {reporting && <ReportDialog task={task} today={today} onClose={() => setReporting(false)} />}
    </Section>
  )
}

const objectOf = (id: string) => ({ kind: 'matters.task', id })
