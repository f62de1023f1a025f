import { useTranslation } from 'react-i18next'
import type { CardRole, Post } from '../contract.ts'
import type { CardTask } from './card-drawer.tsx'
import styles from './governance.module.css'
import { HolderName, Term } from './holder.tsx'
import { PostActions, RoleActions } from './post-actions.tsx'
import { Upcoming } from './upcoming.tsx'
import { VacancyMark } from './vacancy.tsx'

/** Roles in rows with holder, unit, term, source and what can be done; several holders of a role follow each other. */
export function PostTable({
  roles,
  today,
  onTask,
}: {
  roles: CardRole[]
  today: string | null
  onTask: (task: CardTask) => void
}) {
  const { t } = useTranslation('governance')
  return (
    <table className={styles.posts}>
      <thead className={styles.postsHead}>
        <tr>
          <th scope="col">{t('list.role')}</th>
          <th scope="col">{t('card.holder')}</th>
          <th scope="col">{t('card.term')}</th>
          <th scope="col">{t('card.source')}</th>
          <th scope="col" className="no-print">
            {t('card.actions')}
          </th>
        </tr>
      </thead>
      <tbody className={styles.postsBody}>
        {roles.flatMap((role) =>
          role.current.length === 0 ? (
            <tr key={role.role}>
              <th scope="row">{t(`role.${role.role}`)}</th>
              <td colSpan={3}>
                {role.vacant ? (
                  <VacancyMark since={role.vacantSince} today={today} />
                ) : (
                  <span className={styles.small}>{t('optionalNone')}</span>
                )}
                <Upcoming posts={role.upcoming} />
              </td>
              <td className="no-print">
                <RoleActions role={role} onTask={onTask} />
              </td>
            </tr>
          ) : (
            role.current.map((post, index) => (
              <PostRow
                key={post.id}
                post={post}
                first={index === 0}
                upcoming={index === role.current.length - 1 ? role.upcoming : []}
                onTask={onTask}
              />
            ))
          ),
        )}
      </tbody>
    </table>
  )
}

function PostRow({
  post,
  first,
  upcoming,
  onTask,
}: {
  post: Post
  first: boolean
  upcoming: Post[]
  onTask: (task: CardTask) => void
}) {
  const { t } = useTranslation('governance')
  return (
    <tr>
      <th scope="row">
        <span className={first ? undefined : 'sr-only'}>{t(`role.${post.role}`)}</span>
      </th>
      <td>
        <PostHolder post={post} />
        <Upcoming posts={upcoming} />
      </td>
      <td>
        <Term post={post} />
      </td>
      <td data-label={`${t('card.source')} `}>
        {post.source}
        {post.note && <div className={styles.small}>{post.note}</div>}
      </td>
      <td className="no-print">
        <PostActions post={post} onTask={onTask} />
      </td>
    </tr>
  )
}

/** Name, title and unit of a holder; what the role or the name says already is not said again. */
export function PostHolder({ post }: { post: Post }) {
  const { t } = useTranslation('governance')
  const title = post.holderTitle === t(`role.${post.role}`) ? null : post.holderTitle
  const unitKnown = [post.holderName, title].some((words) => words?.includes(post.orgName ?? ''))
  return (
    <>
      <HolderName post={post} />
      {title && <div className={styles.small}>{title}</div>}
      {!unitKnown && <div className={styles.small}>{post.orgName}</div>}
    </>
  )
}
