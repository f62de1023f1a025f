import { Button, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { api, useWrite } from '#web/api.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { Section } from '#web/ui/section.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type EngagementDetail, runningStates, type Side, sides } from '../../contract/index.ts'
import { AgreeDialog, InviteDialog, PersonWordDialog } from './agreement-dialogs.tsx'
import styles from './engagement.module.css'
import { engagementChanged } from './queries.ts'

const reasonOf = z.object({ reason: z.string().trim().min(2).max(500) })

/** What both sides said, and how the next word is asked for. */
export function AgreementPart({ of }: { of: EngagementDetail }) {
  const { t } = useTranslation('talent')
  return (
    <Section title={t('engagement.agreement.title')} note={t('engagement.agreement.note')}>
      <div className={styles.words}>
        {sides.map((side) => (
          <SideWords key={side} of={of} side={side} />
        ))}
      </div>
    </Section>
  )
}

function SideWords({ of, side }: { of: EngagementDetail; side: Side }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const agreedOn = side === 'need' ? of.needAgreedOn : of.personAgreedOn
  const isRunning = runningStates.some((state) => state === of.state)
  return (
    <div className={styles.side}>
      <div className={styles.sideHead}>
        <span>{t(`engagement.side.${side}`)}</span>
        <Chip tone={agreedOn === null ? 'plain' : 'ok'}>
          {agreedOn === null
            ? t('engagement.agreement.no')
            : t('engagement.agreement.yes', { day: format.day(agreedOn) })}
        </Chip>
      </div>
      {of.words
        .filter((word) => word.side === side)
        .map((word) => (
          <div key={`${word.saidOn} ${word.givenBy} ${String(word.agrees)}`} className={styles.soft}>
            {[
              t('engagement.agreement.word', {
                what: t(word.agrees ? 'engagement.agreement.agreed' : 'engagement.agreement.refused'),
                how: t(`engagement.agreement.how.${word.givenBy}`),
                day: format.day(word.saidOn),
              }),
              word.saidBy === null ? null : t('engagement.agreement.saidBy', { name: word.saidBy }),
              word.evidence === null ? null : t('engagement.agreement.evidence', { text: word.evidence }),
              t('engagement.agreement.recordedBy', { name: word.recordedByName }),
            ]
              .filter((text) => text !== null)
              .join(' · ')}
          </div>
        ))}
      {isRunning && agreedOn === null && (side === 'need' ? <NeedActs of={of} /> : <PersonActs of={of} />)}
    </div>
  )
}

function NeedActs({ of }: { of: EngagementDetail }) {
  const { t } = useTranslation('talent')
  const [agreeing, setAgreeing] = useState(false)
  if (!of.mayAgree) return null
  return (
    <div className={styles.acts}>
      <Button onClick={() => setAgreeing(true)}>{t('engagement.agree.act')}</Button>
      {agreeing && <AgreeDialog of={of} onClose={() => setAgreeing(false)} />}
    </div>
  )
}

function PersonActs({ of }: { of: EngagementDetail }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const [asking, setAsking] = useState<'address' | 'phone' | 'revoke' | null>(null)
  const [made, setMade] = useState<string | null>(null)
  const show = useWrite(api.talent.showEngagementAddress, {
    done: false,
    invalidates: [],
    onDone: ({ path }) => setMade(path),
  })
  const offer = of.invitation
  const isOpen = offer?.state === 'open' && !offer.isExpired
  return (
    <>
      {offer !== null && (
        <div className={styles.soft}>
          {t('engagement.invite.line', {
            state:
              offer.state === 'open' && offer.isExpired
                ? t('engagement.invite.expired')
                : t(`engagement.invite.state.${offer.state}`),
            day: format.day(offer.expiresOn),
          })}
        </div>
      )}
      {made !== null && (
        <div className={styles.address}>
          <div className={styles.soft}>{t('engagement.invite.copy')}</div>
          <Typography.Text copyable>{`${location.origin}${made}`}</Typography.Text>
        </div>
      )}
      {of.mayInvite && (
        <div className={styles.acts}>
          <Button onClick={() => setAsking('address')}>
            {t(isOpen ? 'engagement.invite.again' : 'engagement.invite.act')}
          </Button>
          <Button onClick={() => setAsking('phone')}>{t('engagement.personWord.act')}</Button>
          {isOpen && (
            <>
              <Button loading={show.isPending} onClick={() => show.mutate({ id: of.id })}>
                {t('engagement.invite.show')}
              </Button>
              <Button onClick={() => setAsking('revoke')}>{t('engagement.invite.revoke')}</Button>
            </>
          )}
        </div>
      )}
      {asking === 'address' && <InviteDialog of={of} onDone={setMade} onClose={() => setAsking(null)} />}
      {asking === 'phone' && <PersonWordDialog of={of} onClose={() => setAsking(null)} />}
      {asking === 'revoke' && (
        <RevokeDialog of={of} onDone={() => setMade(null)} onClose={() => setAsking(null)} />
      )}
    </>
  )
}

function RevokeDialog({
  of,
  onDone,
  onClose,
}: {
  of: EngagementDetail
  onDone: () => void
  onClose: () => void
}) {
  const { t } = useTranslation('talent')
  const revoke = useEdit(api.talent.revokeEngagementAddress, {
    seen: of,
    read: () => api.talent.getEngagement({ id: of.id }),
    fields: [
      {
        label: t('engagement.field.state'),
        tell: (one) => t(`engagement.state.${one.state}`),
        entered: () => t('engagement.invite.revoke'),
      },
    ],
    invalidates: engagementChanged,
    done: t('engagement.invite.revoked'),
    onDone: () => {
      onDone()
      onClose()
    },
    onTakeTheirs: onClose,
  })
  return (
    <ReasonDialog
      title={t('engagement.invite.revoke')}
      label={t('engagement.invite.revokeReason')}
      act={t('engagement.invite.revoke')}
      schema={reasonOf}
      draft={`talent.engagement:${of.id}:revoke`}
      busy={revoke.busy}
      notice={revoke.notice}
      danger
      onSubmit={(reason) => revoke.submit({ id: of.id, lockVersion: revoke.lockVersion, reason })}
      onClose={onClose}
    />
  )
}
