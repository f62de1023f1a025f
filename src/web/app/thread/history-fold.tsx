import { Collapse } from 'antd'
import { useTranslation } from 'react-i18next'
import { HistoryList } from './history-list.tsx'

/** The history of an object, read when it is opened: for rows of lists, drawers and dialogs. */
export function HistoryFold({ kind, id }: { kind: string; id: string }) {
  const { t } = useTranslation('app')
  return (
    <Collapse
      key={`${kind} ${id}`}
      ghost
      size="small"
      className="no-print"
      items={[
        { key: 'history', label: t('thread.history.title'), children: <HistoryList kind={kind} id={id} /> },
      ]}
    />
  )
}
