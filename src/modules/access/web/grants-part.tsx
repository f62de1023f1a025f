import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { systemQuery } from '#web/system-query.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type Account, accessContract, type Grant } from '../contract.ts'
import styles from './access.module.css'
import { GrantForm } from './grant-form.tsx'
import { accessQueries } from './queries.ts'
import { useAccessWords } from './words.ts'

const endReason = inputSchemaOf(accessContract.endGrant).pick({ reason: true })

/** The roles of an account: those in force first, each with its anchors, its term and why it was given. */
export function GrantsPart({ account }: { account: Account }) {
  const { t } = useTranslation('access')
  const may = useMay()
  const system = useQuery(systemQuery())
  const grants = useQuery(accessQueries.grants(account.id))
  const [giving, setGiving] = useState(false)
  const [ending, setEnding] = useState<Grant | null>(null)
  const acts = may('access.grant.give') && system.data?.actor.id !== account.id
  return (
    <Section
      title={t('grants.title')}
      actions={
        acts &&
        !giving && (
          <Button size="small" onClick={() => setGiving(true)}>
            {t('grants.give')}
          </Button>
        )
      }
    >
      {giving && system.data && (
        <GrantForm account={account} today={system.data.today} onClose={() => setGiving(false)} />
      )}
      <QueryView query={grants} rows={2}>
        {(rows) =>
          rows.length === 0 ? (
            giving ? null : (
              <EmptyState title={t('grants.empty')} text={t('grants.emptyHelp')} />
            )
          ) : (
            <ul className={styles.grants}>
              {rows.map((grant) => (
                <GrantItem key={grant.id} grant={grant} onEnd={acts ? () => setEnding(grant) : null} />
              ))}
            </ul>
          )
        }
      </QueryView>
      {ending && <EndDialog grant={ending} onClose={() => setEnding(null)} />}
    </Section>
  )
}

function EndDialog({ grant, onClose }: { grant: Grant; onClose: () => void }) {
  const { t } = useTranslation('access')
  const format = useFormat()
  const words = useAccessWords()
  const end = useEdit(api.access.endGrant, {
    done: t('grants.ended'),
    onDone: onClose,
    seen: grant,
    read: async () => {
      const grants = await api.access.listGrants({ accountId: grant.accountId })
      return grants.find(({ id }) => id === grant.id) ?? null
    },
    fields: [
      { label: t('grants.role'), tell: ({ role }) => words.role(role) },
      {
        label: t('list.state'),
        tell: ({ state }) => t(`grantState.${state}`),
        entered: () => t('grantState.ended'),
      },
      { label: t('grants.until'), tell: ({ untilOn }) => untilOn && format.day(untilOn) },
      {
        label: t('grants.reason'),
        tell: ({ endedReason }) => endedReason,
        entered: ({ reason }) => reason,
      },
    ],
    onTakeTheirs: onClose,
  })
  return (
    <ReasonDialog
      danger
      title={t('grants.endTitle')}
      help={t('grants.endHelp')}
      label={t('grants.reason')}
      act={t('grants.end')}
      schema={endReason}
      busy={end.busy}
      notice={end.notice}
      onClose={onClose}
      onSubmit={(reason) => end.submit({ id: grant.id, lockVersion: end.lockVersion, reason })}
    />
  )
}

function GrantItem({ grant, onEnd }: { grant: Grant; onEnd: (() => void) | null }) {
  const { t } = useTranslation('access')
  const format = useFormat()
  const words = useAccessWords()
  const anchors = [
    ...(grant.org === null ? [] : [grant.org.name]),
    ...(grant.chains.length === 0 ? [] : [grant.chains.map((chain) => chain.name).join(format.comma)]),
    ...(grant.region === null ? [] : [grant.region.name]),
  ]
  const since = format.day(grant.sinceOn)
  const over = grant.state === 'ended' || grant.state === 'expired'
  return (
    <li className={over ? styles.over : undefined}>
      <div className={styles.grantHead}>
        <strong>{words.role(grant.role)}</strong>
        <Chip tone={grant.state === 'valid' ? 'ok' : 'plain'}>{t(`grantState.${grant.state}`)}</Chip>
        {onEnd && !over && (
          <Button type="link" size="small" danger onClick={onEnd} className={styles.end}>
            {t('grants.end')}
          </Button>
        )}
      </div>
      {anchors.length > 0 && <div>{anchors.join(' · ')}</div>}
      <div className={styles.faint}>
        {grant.untilOn === null
          ? t('grants.term', { since })
          : t('grants.termUntil', { since, until: format.day(grant.untilOn) })}
        {' · '}
        {t('grants.givenBy', { name: grant.grantedByName, reason: grant.reason })}
      </div>
      {grant.endedByName !== null && (
        <div className={styles.faint}>
          {t('grants.endedBy', { name: grant.endedByName, reason: grant.endedReason })}
        </div>
      )}
    </li>
  )
}
