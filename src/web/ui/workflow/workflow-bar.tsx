import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { NamedRef, ObjectRef } from '#platform/http/contract.ts'
import type { WorkflowState } from '#platform/workflow/contract.ts'
import { QueryView } from '../states.tsx'
import { Chip } from '../status-chip.tsx'
import { useFormat } from '../use-language.ts'
import { ClockMark } from './clock-mark.tsx'
import { workflowQueries } from './queries.ts'
import { useWords } from './use-words.ts'
import styles from './workflow.module.css'

/** Where an object stands: state, who is expected to act next, clock, and marks of supervision and escalation. */
export function WorkflowBar({ object }: { object: ObjectRef }) {
  const workflow = useQuery(workflowQueries.one(object))
  return (
    <QueryView query={workflow} rows={1}>
      {(data) => <WorkflowStateBar state={data} />}
    </QueryView>
  )
}

/** The same from data at hand, for lists. */
export function WorkflowStateBar({ state }: { state: WorkflowState }) {
  const { t } = useTranslation('workflow')
  const words = useWords()
  const format = useFormat()
  const { supervision, countersign } = state
  return (
    <div className={styles.bar}>
      <Chip tone={state.stage === 'done' ? 'ok' : state.stage === 'side' ? 'plain' : 'accent'}>
        {words(state.stateTitle)}
      </Chip>
      {supervision !== null && (
        <span title={t('supervisionHelp', { name: supervision.byName, day: format.day(supervision.on) })}>
          <Chip tone="alert">{t(`supervision.${supervision.kind}`)}</Chip>
        </span>
      )}
      {state.level !== null && <Chip tone="alert">{t('level', { level: words(state.level) })}</Chip>}
      {countersign === null ? (
        <Waiting state={state} />
      ) : (
        <span>
          {t('countersign', { action: words(countersign.action) })}
          {format.colon}
          {countersign.orgs
            .map((org) => `${org.title ?? org.id}${format.bracket(t(org.agreed ? 'agreed' : 'unanswered'))}`)
            .join(format.comma)}
        </span>
      )}
      {state.clock !== null && <ClockMark clock={state.clock} />}
      {state.resumeOn !== null && (
        <span className={styles.due}>{t('resumeOn', { day: format.day(state.resumeOn) })}</span>
      )}
    </div>
  )
}

/** Who is expected to act next, alone, for pages whose head tells the rest. */
export function WorkflowWaiting({ object }: { object: ObjectRef }) {
  const { t } = useTranslation('workflow')
  const workflow = useQuery(workflowQueries.one(object))
  return (
    <QueryView query={workflow} rows={1}>
      {(data) => (
        <p className={styles.waiting}>
          {data.waitsFor.length === 0 ? t('waitsForNobody') : <Waiting state={data} />}
        </p>
      )}
    </QueryView>
  )
}

function Waiting({ state }: { state: WorkflowState }) {
  const { t } = useTranslation('workflow')
  const words = useWords()
  const format = useFormat()
  if (state.waitsFor.length === 0) return null
  const name = (ref: NamedRef) => ref.title ?? ref.id
  return (
    <span>
      <span className={styles.due}>{t('waitsFor')} </span>
      {state.waitsFor
        .map(({ title, orgs, accounts }) => {
          const names = [...orgs, ...accounts].map(name)
          return t('waitsForParty', {
            party: words(title),
            names: names.length === 0 ? t('nobody') : names.join(format.comma),
          })
        })
        .join(format.comma)}
    </span>
  )
}
