import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { HistoryList } from './history-list.tsx'
import { ThreadPanel } from './thread-panel.tsx'

/** An object's thread and its changes under two tabs. */
export function Trail({ kind, id }: { kind: string; id: string }) {
  const { t } = useTranslation('app')
  return (
    <Tabs
      key={`${kind} ${id}`}
      size="small"
      items={[
        { key: 'thread', label: t('thread.links'), children: <ThreadPanel kind={kind} id={id} /> },
        { key: 'history', label: t('thread.history.title'), children: <HistoryList kind={kind} id={id} /> },
      ]}
    />
  )
}
