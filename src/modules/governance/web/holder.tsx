import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useFormat } from '#web/ui/use-language.ts'
import type { Post } from '../contract.ts'
import styles from './governance.module.css'

/** Who holds a post, as what, and since when; the end of the term when one is set. */
export function Holder({ post }: { post: Post }) {
  const { t } = useTranslation('governance')
  const unit = post.holderTitle ?? post.orgName
  // A title that only repeats the role, or the body's own name, tells nothing.
  const known = [post.holderName, t(`role.${post.role}`)]
  return (
    <div className={styles.holder}>
      <HolderName post={post} />
      {unit && !known.includes(unit) && <span className={styles.small}>{unit}</span>}
      <span className={styles.small}>
        <Term post={post} />
      </span>
    </div>
  )
}

/** The holder's name, which opens the person's page when the directory knows the person. */
export function HolderName({ post }: { post: Pick<Post, 'holderName' | 'personId'> }) {
  return (
    <span className={styles.holderName}>
      {post.personId === null ? (
        post.holderName
      ) : (
        <PageLink href={paths.person(post.personId)}>{post.holderName}</PageLink>
      )}
    </span>
  )
}

/** The term of a post: `2025年4月18日 起`, or from and to. */
export function Term({ post }: { post: Pick<Post, 'sinceOn' | 'untilOn'> }) {
  const { t } = useTranslation('governance')
  const format = useFormat()
  const since = format.day(post.sinceOn)
  return post.untilOn === null
    ? t('since', { day: since })
    : t('term', { since, until: format.day(post.untilOn) })
}
