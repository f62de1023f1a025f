import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { systemQuery } from '#web/system-query.ts'
import { formatInstant } from '#web/ui/format.ts'
import { KeyValue } from '#web/ui/key-value.tsx'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { type Account, type AccountLogin, accessContract } from '../contract.ts'
import styles from './access.module.css'
import { accessQueries } from './queries.ts'

const reasonSchema = inputSchemaOf(accessContract.unlockAccount).pick({ reason: true })

/** How an account logs in, and what whoever looks after log-ins may do about it. */
export function LogInPart({ account }: { account: Account }) {
  const { t } = useTranslation('access')
  const login = useQuery(accessQueries.login(account.id))
  const own = useQuery(systemQuery()).data?.actor.id === account.id
  return (
    <Section title={t('login.title')}>
      <QueryView query={login} rows={2}>
        {(data) => <Ways id={account.id} login={data} acts={!own} />}
      </QueryView>
    </Section>
  )
}

function Ways({ id, login, acts }: { id: string; login: AccountLogin; acts: boolean }) {
  const { t } = useTranslation('access')
  const [act, setAct] = useState<'unlock' | 'unlink' | null>(null)
  const close = () => setAct(null)
  const unlock = useWrite(api.access.unlockAccount, { done: t('login.unlocked'), onDone: close })
  const unlink = useWrite(api.access.unlinkAccount, { done: t('login.unlinked'), onDone: close })
  const run = act === 'unlink' ? unlink : unlock
  return (
    <>
      <KeyValue
        items={[
          {
            label: t('login.lock'),
            value:
              login.lockedUntil === null
                ? t('login.notLocked')
                : t('login.locked', { until: formatInstant(login.lockedUntil) }),
          },
          { label: t('login.totp'), value: t(login.totp ? 'login.on' : 'login.off') },
          { label: t('login.oidc'), value: t(login.oidcLinked ? 'login.linked' : 'login.notLinked') },
        ]}
      />
      {acts && (login.lockedUntil !== null || login.oidcLinked) && (
        <div className={styles.acts}>
          {login.lockedUntil !== null && (
            <Button onClick={() => setAct('unlock')}>{t('login.unlock')}</Button>
          )}
          {login.oidcLinked && <Button onClick={() => setAct('unlink')}>{t('login.unlink')}</Button>}
        </div>
      )}
      {act !== null && (
        <ReasonDialog
          title={t(`login.${act}Title`)}
          help={t(`login.${act}Help`)}
          label={t('account.reason')}
          act={t(`login.${act}`)}
          schema={reasonSchema}
          busy={run.isPending}
          onClose={close}
          onSubmit={(reason) => run.mutate({ id, reason })}
        />
      )}
    </>
  )
}
