import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { WorkflowEventView } from '#platform/workflow/contract.ts'
import { formatInstant } from '../format.ts'
import { EmptyState, QueryView } from '../states.tsx'
import { useFormat } from '../use-language.ts'
import { workflowQueries } from './queries.ts'
import { useWords } from './use-words.ts'
import styles from './workflow.module.css'

/** The steps an object has taken, oldest first: who, what, from where to where, why, and after how long. */
export function WorkflowHistory({ object }: { object: ObjectRef }) {
  const { t } = useTranslation('workflow')
  const events = useQuery(workflowQueries.events(object))
  return (
    <QueryView query={events} rows={3}>
      {(data) =>
        data.length === 0 ? (
          <EmptyState title={t('history.empty')} />
        ) : (
          <ol className={styles.history} aria-label={t('history.title')}>
            {data.map((event) => (
              <Step key={event.id} event={event} />
            ))}
          </ol>
        )
      }
    </QueryView>
  )
}

function Step({ event }: { event: WorkflowEventView }) {
  const { t } = useTranslation('workflow')
  const words = useWords()
  return (
    <li className={`${styles.step} ${event.isMark ? styles.mark : ''}`}>
      <div className={styles.stepHead}>
        <strong>{words(event.actionTitle)}</strong>
        {event.moved && event.fromTitle !== null && (
          <span>{t('history.moved', { from: words(event.fromTitle), to: words(event.toTitle) })}</span>
        )}
        <span>
          {event.actorName}
          {event.onBehalfOf !== null && ` ${t('history.onBehalfOf', { name: event.onBehalfOf })}`}
        </span>
        <time dateTime={event.at} className={styles.due}>
          {formatInstant(event.at)}
        </time>
        {event.workdays !== null && (
          <span className={styles.due}>
            {event.workdays === 0 ? t('history.sameDay') : t('history.workdays', { count: event.workdays })}
          </span>
        )}
      </div>
      <Told event={event} />
    </li>
  )
}

/** What was told with a step. */
function Told({ event }: { event: WorkflowEventView }) {
  const { t } = useTranslation('workflow')
  const format = useFormat()
  const words = useWords()
  const { untilOn, dueOn, workdays, rating, supervision, evidence = [], values = {} } = event.input
  const facts = [
    ...(untilOn === undefined ? [] : [t('history.until', { day: format.day(untilOn) })]),
    ...(dueOn === undefined ? [] : [t('history.due', { day: format.day(dueOn) })]),
    ...(workdays === undefined ? [] : [t('history.allowance', { count: workdays })]),
    ...(rating === undefined ? [] : [t('history.rating', { count: rating })]),
    ...(supervision === undefined ? [] : [t(`supervisionChoice.${supervision}`)]),
    ...event.parties
      .map(({ title, orgs, accounts }) => ({ title, names: [...orgs, ...accounts] }))
      .filter(({ names }) => names.length > 0)
      .map(({ title, names }) =>
        t('waitsForParty', {
          party: words(title),
          names: names.map((ref) => ref.title ?? ref.id).join(format.comma),
        }),
      ),
  ]
  return (
    <>
      {event.reason !== null && <p className={styles.reason}>{event.reason}</p>}
      {facts.length > 0 && <div className={styles.due}>{facts.join(' · ')}</div>}
      {Object.entries(values).map(([name, value]) => (
        <div key={name}>
          {words(event.titles[`value:${name}`] ?? { zh: name, en: name })}
          {format.colon}
          {value}
        </div>
      ))}
      {evidence.map((piece) => (
        <div key={piece.text}>
          {t('need.evidence')}
          {format.colon}
          {piece.text}
        </div>
      ))}
    </>
  )
}
