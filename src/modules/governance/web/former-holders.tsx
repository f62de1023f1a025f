import { useTranslation } from 'react-i18next'
import { DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/states.tsx'
import type { CardRole, Post } from '../contract.ts'
import styles from './governance.module.css'
import { Term } from './holder.tsx'
import { PostHolder } from './post-table.tsx'

/** Who held the roles of a chain before, role by role, newest first. */
export function FormerHolders({ roles }: { roles: CardRole[] }) {
  const { t } = useTranslation('governance')
  const former = roles.flatMap((role) => role.former)
  return (
    <DataTable<Post>
      label={t('card.former')}
      rows={former}
      rowKey={(post) => post.id}
      empty={<EmptyState title={t('card.formerNone')} />}
      columns={[
        { key: 'role', title: t('list.role'), width: 140, render: (post) => t(`role.${post.role}`) },
        {
          key: 'holder',
          title: t('card.holder'),
          phone: 'title',
          render: (post) => <PostHolder post={post} />,
        },
        { key: 'term', title: t('card.term'), width: 280, render: (post) => <Term post={post} /> },
        {
          key: 'source',
          title: t('card.source'),
          render: (post) => (
            <>
              {post.source}
              {post.note && <div className={styles.small}>{post.note}</div>}
            </>
          ),
        },
      ]}
    />
  )
}
