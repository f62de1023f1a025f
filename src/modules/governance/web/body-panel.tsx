import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { RemoveButton } from '#web/recovery/remove-button.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { type Activity, type CardRole, governanceContract } from '../contract.ts'
import type { CardTask } from './card-drawer.tsx'
import styles from './governance.module.css'
import { Term } from './holder.tsx'
import { PostActions, RoleActions } from './post-actions.tsx'
import { PostHolder } from './post-table.tsx'
import { daysBetween } from './roles.ts'
import { Upcoming } from './upcoming.tsx'
import { VacancyMark } from './vacancy.tsx'

/** A body of the chain: whether it is set up, its name and term, what it did last. */
export function BodyPanel({
  title,
  role,
  today,
  onTask,
}: {
  title?: string
  role: CardRole
  today: string | null
  onTask: (task: CardTask) => void
}) {
  const { t } = useTranslation('governance')
  const vacant = role.current.length === 0
  return (
    <div className={styles.body}>
      {title && <h3>{title}</h3>}
      {vacant ? (
        <>
          <VacancyMark since={role.vacantSince} today={today} />
          <div>
            <RoleActions role={role} onTask={onTask} />
          </div>
        </>
      ) : (
        role.current.map((post) => (
          <div key={post.id}>
            <Chip tone="ok">{t('card.running')}</Chip>{' '}
            <span className={styles.small}>{<Term post={post} />}</span>
            <div>
              <PostHolder post={post} />
            </div>
            <div className={styles.small}>
              {t('card.source')}：{post.source}
              {post.note && ` · ${post.note}`}
            </div>
            <Activities activities={post.activities} today={today} />
            <span className={`${styles.actions} no-print`}>
              <Button
                type="link"
                size="small"
                style={{ paddingInline: 0 }}
                onClick={() => onTask({ kind: 'activity', post })}
              >
                {t('act.addActivity')}
              </Button>
              <PostActions post={post} onTask={onTask} />
            </span>
          </div>
        ))
      )}
      <Upcoming posts={role.upcoming} />
    </div>
  )
}

function Activities({ activities, today }: { activities: Activity[]; today: string | null }) {
  const { t } = useTranslation('governance')
  const format = useFormat()
  const ordered = [...activities].sort((a, b) => b.heldOn.localeCompare(a.heldOn))
  const latest = ordered[0]
  if (latest === undefined)
    return <div className={`${styles.latest} ${styles.small}`}>{t('card.noActivity')}</div>
  return (
    <div className={styles.latest}>
      <div className={styles.small}>
        {t('card.latest')} · {format.day(latest.heldOn)}
        {today !== null && ` · ${t('card.activityAge', { count: daysBetween(latest.heldOn, today) })}`}
      </div>
      <div>{latest.title}</div>
      {latest.note && <div className={styles.small}>{latest.note}</div>}
      <RemoveActivity activity={latest} />
      {ordered.length > 1 && (
        <details className={styles.activities}>
          <summary>{t('card.activities', { count: ordered.length })}</summary>
          <ol>
            {ordered.map((one) => (
              <li key={one.id}>
                <span className={styles.small}>{format.day(one.heldOn)}</span> {one.title}
                {one.note && <div className={styles.small}>{one.note}</div>}
                {one.id !== latest.id && <RemoveActivity activity={one} />}
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  )
}

const removeReason = inputSchemaOf(governanceContract.removeActivity).pick({ reason: true })

function RemoveActivity({ activity }: { activity: Activity }) {
  return (
    <Allowed right="governance.activity.remove">
      <span className="no-print">
        <RemoveButton
          size="link"
          name={activity.title}
          schema={removeReason}
          object={{
            seen: activity,
            // An activity is never changed, only removed: there is no second version of it.
            read: async () => null,
            fields: [],
          }}
          remove={(reason) => api.governance.removeActivity({ id: activity.id, reason })}
        />
      </span>
    </Allowed>
  )
}
