import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import type { CardRole, Post } from '../contract.ts'
import type { CardTask } from './card-drawer.tsx'
import styles from './governance.module.css'

/** What can be done with a post that is held. */
export function PostActions({ post, onTask }: { post: Post; onTask: (task: CardTask) => void }) {
  const { t } = useTranslation('governance')
  return (
    <span className={styles.actions}>
      <Allowed right="governance.post.assign">
        <LinkButton word={t('act.handOver')} onClick={() => onTask({ kind: 'handOver', post })} />
        <LinkButton word={t('act.correct')} onClick={() => onTask({ kind: 'correct', post })} />
      </Allowed>
      <LinkButton word={t('act.history')} onClick={() => onTask({ kind: 'history', post })} />
      <Allowed right="governance.post.assign">
        <LinkButton word={t('act.end')} onClick={() => onTask({ kind: 'end', post })} />
      </Allowed>
    </span>
  )
}

/** What can be done with a role that nobody holds. */
export function RoleActions({ role, onTask }: { role: CardRole; onTask: (task: CardTask) => void }) {
  const { t } = useTranslation('governance')
  return (
    <Allowed right="governance.post.assign">
      <Button
        size="small"
        danger={role.vacant}
        onClick={() => onTask({ kind: 'assign', role: role.role })}
        className="no-print"
      >
        {t('act.assign')}
      </Button>
    </Allowed>
  )
}

function LinkButton({ word, onClick }: { word: string; onClick: () => void }) {
  return (
    <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={onClick}>
      {word}
    </Button>
  )
}
