import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { QueryView } from '#web/ui/states.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { InstituteFacts } from './institute-facts.tsx'
import { ChangeInstitute } from './institute-form.tsx'
import { instituteQueries } from './queries.ts'
import { RemoveInstitute } from './remove-institute.tsx'

/** One institute beside the list, with the way to its page. */
export function InstituteDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const phone = usePhone()
  const [editing, setEditing] = useState(false)
  const institute = useQuery(instituteQueries.one(id))
  const { data } = institute
  return (
    <Drawer
      open
      onClose={onClose}
      size={phone ? '100%' : 640}
      title={data?.name ?? t('institute.one')}
      extra={
        data &&
        !editing && (
          <Space wrap>
            <PageLink href={paths.institute(id)}>{t('institute.open')}</PageLink>
            {data.mayRemove && <RemoveInstitute of={data} onDone={onClose} />}
            {data.mayEdit && <Button onClick={() => setEditing(true)}>{ui('edit')}</Button>}
          </Space>
        )
      }
    >
      <QueryView query={institute} rows={8}>
        {(one) =>
          editing ? (
            <ChangeInstitute institute={one} onClose={() => setEditing(false)} />
          ) : (
            <>
              <InstituteFacts institute={one} />
              {one.seesContacts && <HistoryFold kind="talent.institute" id={one.id} />}
            </>
          )
        }
      </QueryView>
    </Drawer>
  )
}
