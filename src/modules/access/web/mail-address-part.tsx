import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import type { MailAddress } from '../contract.ts'
import styles from './access.module.css'
import { accessQueries } from './queries.ts'

/** Where one's e-mail goes; an address that somebody else entered is confirmed here. */
export function MailAddressPart() {
  const { t } = useTranslation('access')
  const mail = useQuery(accessQueries.myMailAddress())
  const known = mail.data?.address
  return (
    <Section
      title={t('mail.title')}
      note={known ? t(mail.data?.held ? 'mail.held' : 'mail.confirmed') : undefined}
    >
      <QueryView query={mail} rows={1}>
        {(data) => <Address mail={data} />}
      </QueryView>
    </Section>
  )
}

function Address({ mail: { address, held } }: { mail: MailAddress }) {
  const { t } = useTranslation('access')
  const confirm = useWrite(api.access.confirmMailAddress, { done: t('mail.done') })
  if (address === null) return <p className={styles.faint}>{t('mail.none')}</p>
  return (
    <>
      <p className={styles.address}>{address}</p>
      {held && (
        <>
          <p className={styles.faint}>{t('mail.heldHelp')}</p>
          <div className={styles.acts}>
            <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate({ address })}>
              {t('mail.confirm')}
            </Button>
          </div>
        </>
      )}
    </>
  )
}
