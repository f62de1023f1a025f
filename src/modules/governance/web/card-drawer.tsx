import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { HistoryList } from '#web/app/thread/history-list.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import type { ChainCard, Post, PostRole } from '../contract.ts'
import { ActivityForm } from './activity-form.tsx'
import { EndForm } from './end-form.tsx'
import { PostForm } from './post-form.tsx'

/** What a person is about to do on a chain card. */
export type CardTask =
  | { kind: 'assign'; role: PostRole }
  | { kind: 'handOver' | 'correct' | 'end' | 'activity' | 'history'; post: Post }

/** The form of the task at hand, in a drawer. */
export function CardDrawer({
  card,
  task,
  today,
  onClose,
}: {
  card: ChainCard
  task: CardTask
  today: string | null
  onClose: () => void
}) {
  const { t } = useTranslation('governance')
  const phone = usePhone()
  const role = task.kind === 'assign' ? task.role : task.post.role
  const words = {
    chain: role === 'headChainChief' ? t('allChains') : card.chainName,
    role: t(`role.${role}`),
  }
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 520} title={t(`form.${task.kind}Title`, words)}>
      <TaskForm card={card} task={task} today={today} onClose={onClose} />
    </Drawer>
  )
}

function TaskForm({ card, task, today, onClose }: Parameters<typeof CardDrawer>[0]) {
  switch (task.kind) {
    case 'assign':
      return (
        <PostForm
          target={{ kind: 'assign', role: task.role, chainCode: chainOf(card, task.role), former: null }}
          today={today}
          onClose={onClose}
        />
      )
    case 'handOver':
      return (
        <PostForm
          target={{ kind: 'assign', role: task.post.role, chainCode: task.post.chainCode, former: task.post }}
          today={today}
          onClose={onClose}
        />
      )
    case 'correct':
      return <PostForm target={{ kind: 'correct', post: task.post }} today={today} onClose={onClose} />
    case 'end':
      return <EndForm post={task.post} today={today} onClose={onClose} />
    case 'history':
      return <HistoryList kind="governance.post" id={task.post.id} />
    case 'activity':
      return <ActivityForm post={task.post} today={today} onClose={onClose} />
  }
}

/** The head chief answers for all chains and so has none. */
function chainOf(card: ChainCard, role: PostRole): string | null {
  return role === 'headChainChief' ? null : card.chainCode
}
