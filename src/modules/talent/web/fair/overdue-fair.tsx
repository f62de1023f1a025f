import { Alert, Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useColumnWords } from '#web/columns/column-words.ts'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type FairDetail, fairTable, talentContract } from '../../contract/index.ts'
import styles from './fair.module.css'
import { fairColumns } from './fair-form.tsx'

/** Says of a planned fair whose day has passed what is missing, and lets who may record that it was held. */
export function OverdueFair({ fair }: { fair: FairDetail }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const words = useColumnWords(fairTable)
  const hold = useEdit(api.talent.updateFair, {
    seen: fair,
    read: () => api.talent.getFair({ id: fair.id }),
    fields: words.editFields<FairDetail, object>(fairColumns),
    live: true,
    invalidates: [['talent']],
    done: t('fair.heldNow'),
    onTakeTheirs: () => {},
  })
  if (!fair.isOverdue) return null
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t('fair.overdueSince')}
        description={
          fair.mayEdit ? (
            <>
              <p className={styles.overdueHelp}>{t('fair.overdueHelp')}</p>
              <Popconfirm
                title={t('fair.holdSure')}
                okText={t('fair.hold')}
                cancelText={ui('cancel')}
                onConfirm={() =>
                  hold.submit(inputSchemaOf(talentContract.updateFair).parse({ ...fair, state: 'held' }))
                }
              >
                <Button type="primary" loading={hold.busy}>
                  {t('fair.hold')}
                </Button>
              </Popconfirm>
            </>
          ) : (
            t('fair.overdueWait', { host: fair.host })
          )
        }
      />
      {hold.dialog}
    </>
  )
}
