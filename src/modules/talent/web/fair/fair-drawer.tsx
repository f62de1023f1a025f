import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { RemoveButton } from '#web/recovery/remove-button.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { type FairDetail, fairTable } from '../../contract/index.ts'
import { removal } from '../../contract/removal.ts'
import styles from './fair.module.css'
import { FairFacts, FairSums } from './fair-facts.tsx'
import { ChangeFair } from './fair-form.tsx'
import { FairStateChip } from './fair-state-chip.tsx'
import { OverdueFair } from './overdue-fair.tsx'
import { fairQueries } from './queries.ts'

export const removeReason = removal.pick({ reason: true })

/** One fair beside the list. */
export function FairDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const phone = usePhone()
  const go = useGo()
  const [editing, setEditing] = useState(false)
  const fair = useQuery(fairQueries.one(id))
  return (
    <Drawer
      open
      onClose={onClose}
      size={phone ? '100%' : 600}
      title={
        fair.data ? (
          <span className={styles.title}>
            {fair.data.title} <FairStateChip fair={fair.data} />
          </span>
        ) : (
          t('fair.one')
        )
      }
      extra={
        fair.data &&
        !editing && (
          <Space wrap>
            {fair.data.mayEdit && <Button onClick={() => setEditing(true)}>{ui('edit')}</Button>}
            <Button type="primary" onClick={() => go(paths.fair(id))}>
              {t('fair.open')}
            </Button>
          </Space>
        )
      }
    >
      <QueryView query={fair} rows={8}>
        {(data) =>
          editing ? (
            <ChangeFair fair={data} onClose={() => setEditing(false)} />
          ) : (
            <>
              <OverdueFair fair={data} />
              <FairFacts fair={data} />
              <Section title={t('fair.sums')} note={t('fair.sumsNote')}>
                <FairSums fair={data} />
              </Section>
              {data.mayRemove && data.entries === 0 && <RemoveFair fair={data} onDone={onClose} />}
              <HistoryFold kind="talent.fair" id={data.id} />
            </>
          )
        }
      </QueryView>
    </Drawer>
  )
}

/** Deletes a fair entered by mistake. */
function RemoveFair({ fair, onDone }: { fair: FairDetail; onDone: () => void }) {
  const words = useColumnWords(fairTable)
  return (
    <RemoveButton
      name={fair.title}
      schema={removeReason}
      object={{
        seen: fair,
        read: () => api.talent.getFair({ id: fair.id }),
        fields: [{ label: words.title('title'), tell: ({ title }) => title }],
      }}
      remove={(reason, { id, lockVersion }) => api.talent.removeFair({ id, lockVersion, reason })}
      onDone={onDone}
    />
  )
}
