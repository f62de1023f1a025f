import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed, useMay } from '#web/allowed.tsx'
import { type DataColumn, DataTable } from '#web/ui/data-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import type { Topic } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { trainingQueries } from '../queries.ts'
import { ChangeTopic, NewTopic } from './topic-form.tsx'

/** The subjects by which needs, questions and courses are laid against each other. */
export function TopicsPage() {
  const { t } = useTranslation('training')
  const [edited, setEdited] = useState<Topic | 'new' | null>(null)
  const topics = useQuery(trainingQueries.topics())
  const columns = useColumns(setEdited)
  return (
    <div>
      <PageHeader
        title={t('topic.title')}
        sub={t('topic.sub')}
        actions={
          <Allowed right="training.topic.edit">
            <Button type="primary" onClick={() => setEdited('new')}>
              {t('topic.add')}
            </Button>
          </Allowed>
        }
      />
      <AreaNav at="topics" />
      <QueryView query={topics} rows={8}>
        {(rows) => (
          <DataTable<Topic>
            label={t('topic.title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.code}
            empty={<EmptyState title={t('topic.empty')} text={t('topic.emptyHelp')} />}
          />
        )}
      </QueryView>
      {edited === 'new' && <NewTopic onClose={() => setEdited(null)} />}
      {edited !== null && edited !== 'new' && (
        <ChangeTopic key={edited.code} topic={edited} onClose={() => setEdited(null)} />
      )}
    </div>
  )
}

function useColumns(onEdit: (topic: Topic) => void): DataColumn<Topic>[] {
  const { t } = useTranslation('training')
  const mayEdit = useMay()('training.topic.edit')
  return [
    { key: 'name', title: t('topic.field.name'), phone: 'title', render: (row) => row.name },
    {
      key: 'chain',
      title: t('topic.field.chain'),
      sortBy: (row) => row.chainName,
      render: (row) => row.chainName ?? t('everyChain'),
    },
    {
      key: 'category',
      title: t('topic.field.category'),
      sortBy: (row) => t(`topicCategory.${row.category}`),
      render: (row) => t(`topicCategory.${row.category}`),
    },
    {
      key: 'state',
      title: t('topic.field.state'),
      render: (row) => (
        <Chip tone={row.retired ? 'plain' : 'ok'}>{t(row.retired ? 'topic.retired' : 'topic.inUse')}</Chip>
      ),
    },
    ...(mayEdit
      ? [
          {
            key: 'act',
            title: '',
            render: (row: Topic) => (
              <Button size="small" onClick={() => onEdit(row)}>
                {t('edit', { ns: 'ui' })}
              </Button>
            ),
          },
        ]
      : []),
  ]
}
