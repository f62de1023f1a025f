import { Button, Form, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useColumnWords } from '#web/columns/column-words.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { KeyValue } from '#web/ui/key-value.tsx'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { Section } from '#web/ui/section.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type Consent, type ProfileDetail, profileShown, talentContract } from '../../contract/index.ts'
import { ConsentFields } from './consent-fields.tsx'
import { ConsentMark } from './consent-mark.tsx'
import styles from './profile.module.css'

const invalidates = [['talent'], ['audit']]
const withdrawal = inputSchemaOf(talentContract.withdrawConsent).pick({ reason: true })

/** How the consent of a person stands, what was agreed to before, and how it is renewed or withdrawn. */
export function ConsentPanel({ profile }: { profile: ProfileDetail }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const [asking, setAsking] = useState<'renew' | 'withdraw' | null>(null)
  const { consentGivenOn: from, consentUntilOn: until } = profile
  return (
    <Section title={t('profile.consents')}>
      <KeyValue
        items={[
          { label: t('profile.consent'), value: <ConsentMark state={profile.consentState} /> },
          {
            label: t('profile.term'),
            value:
              from === null || until === null ? ui('none') : `${format.day(from)} – ${format.day(until)}`,
          },
          ...(profile.eraseOn === null
            ? []
            : [
                {
                  label: t('profile.eraseOn'),
                  value: (
                    <>
                      {format.day(profile.eraseOn)}{' '}
                      <span className={styles.small}>{t('profile.eraseHelp')}</span>
                    </>
                  ),
                },
              ]),
        ]}
      />
      {profile.state !== 'erased' && (
        <div className={`${styles.acts} no-print`}>
          <Allowed right="talent.profile.edit">
            <Button onClick={() => setAsking('renew')}>{t('profile.renew')}</Button>
          </Allowed>
          <Allowed right="talent.profile.erase">
            <Button danger onClick={() => setAsking('withdraw')}>
              {t('profile.withdraw')}
            </Button>
          </Allowed>
        </div>
      )}
      <ul className={styles.history}>
        {profile.consents.map((one) => (
          <PastConsent key={one.id} consent={one} />
        ))}
      </ul>
      {asking === 'renew' && <RenewConsent profile={profile} onClose={() => setAsking(null)} />}
      {asking === 'withdraw' && <WithdrawConsent profile={profile} onClose={() => setAsking(null)} />}
    </Section>
  )
}

function PastConsent({ consent }: { consent: Consent }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const words = useColumnWords(profileShown)
  return (
    <li>
      {format.day(consent.givenOn)} – {format.day(consent.untilOn)} ·{' '}
      {words.told('consentGivenBy', consent.givenBy)}
      {consent.withdrawnAt !== null && (
        <>
          {' · '}
          {t('profile.withdrawnOn', { day: format.day(consent.withdrawnAt.slice(0, 10)) })}
          {consent.withdrawnReason !== null && `${format.colon}${consent.withdrawnReason}`}
        </>
      )}
      <div className={styles.small}>
        {t(`profile.purposes.${consent.purpose}`)} · {t('profile.wording')} {consent.wording}
        {consent.evidence !== null && ` · ${t('profile.evidence')} ${consent.evidence}`} ·{' '}
        {t('profile.recordedBy')} {consent.recordedByName}
      </div>
    </li>
  )
}

function RenewConsent({ profile, onClose }: { profile: ProfileDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Record<string, unknown>>()
  const fields = useConsentFields()
  const renew = useEdit(api.talent.renewConsent, {
    seen: profile,
    read: () => api.talent.getProfile({ id: profile.id }),
    fields,
    form,
    invalidates,
    done: t('profile.renewed'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <Modal
      open
      title={t('profile.renew')}
      okText={t('profile.renew')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: renew.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<Record<string, unknown>>
        draft={`talent.profile:${profile.id}:renew`}
        edit={renew}
        form={form}
        layout="vertical"
        initialValues={{ evidence: null }}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(talentContract.renewConsent), {
            ...values,
            id: profile.id,
            lockVersion: renew.lockVersion,
          })
          if (input) renew.submit(input)
        }}
      >
        <ConsentFields />
      </DraftForm>
    </Modal>
  )
}

/** What of a person is compared when somebody changed it meanwhile. */
function useConsentFields() {
  const { t } = useTranslation('talent')
  return [
    { label: t('profile.term'), tell: (one: ProfileDetail) => one.consentUntilOn },
    { label: t('state'), tell: (one: ProfileDetail) => t(`profile.states.${one.state}`) },
  ]
}

function WithdrawConsent({ profile, onClose }: { profile: ProfileDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const fields = useConsentFields()
  const withdraw = useEdit(api.talent.withdrawConsent, {
    seen: profile,
    read: () => api.talent.getProfile({ id: profile.id }),
    fields,
    invalidates,
    done: t('profile.withdrawn'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <ReasonDialog
      title={t('profile.withdraw')}
      help={t('profile.withdrawHelp')}
      label={t('profile.withdrawReason')}
      act={t('profile.withdraw')}
      danger
      schema={withdrawal}
      draft={`talent.profile:${profile.id}:withdraw`}
      busy={withdraw.busy}
      notice={withdraw.notice}
      onSubmit={(reason) => withdraw.submit({ id: profile.id, lockVersion: withdraw.lockVersion, reason })}
      onClose={onClose}
    />
  )
}
