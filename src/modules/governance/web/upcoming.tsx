import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/ui/use-language.ts'
import type { Post } from '../contract.ts'
import styles from './governance.module.css'

/** Who follows, and from which day, where that is settled already. */
export function Upcoming({ posts }: { posts: Post[] }) {
  const { t } = useTranslation('governance')
  const format = useFormat()
  return posts.map((post) => (
    <div key={post.id} className={styles.small}>
      {t('upcoming', { name: post.holderName, day: format.day(post.sinceOn) })}
    </div>
  ))
}
