import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { RevealContact } from '#web/contacts/reveal-contact.tsx'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type ProfileDetail, profileContacts, profileShown } from '../../contract/index.ts'
import { talentQueries } from '../queries.ts'
import { ConsentPanel } from './consent-panel.tsx'
import styles from './profile.module.css'
import { ChangeProfile } from './profile-form.tsx'

/** One person beside the list: consent first, then abilities, wishes, contacts and the history. */
export function ProfileDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const phone = usePhone()
  const [editing, setEditing] = useState(false)
  const profile = useQuery(talentQueries.profile(id))
  const data = profile.data
  return (
    <Drawer
      open
      onClose={onClose}
      size={phone ? '100%' : 680}
      title={data?.name ?? t('profile.one')}
      extra={
        data &&
        data.state !== 'erased' &&
        !editing && (
          <Allowed right="talent.profile.edit">
            <Space>
              <PauseButton profile={data} />
              <Button onClick={() => setEditing(true)}>{ui('edit')}</Button>
            </Space>
          </Allowed>
        )
      }
    >
      <QueryView query={profile} rows={10}>
        {(one) =>
          editing && one.state !== 'erased' ? (
            <ChangeProfile profile={one} onClose={() => setEditing(false)} />
          ) : (
            <ProfileView profile={one} />
          )
        }
      </QueryView>
    </Drawer>
  )
}

function PauseButton({ profile }: { profile: ProfileDetail }) {
  const { t } = useTranslation('talent')
  const paused = profile.state === 'paused'
  const write = useEdit(api.talent.setProfilePaused, {
    live: true,
    seen: profile,
    read: () => api.talent.getProfile({ id: profile.id }),
    fields: [{ label: t('state'), tell: (one) => t(`profile.states.${one.state}`) }],
    invalidates: [['talent'], ['audit']],
    done: t(paused ? 'profile.resumed' : 'profile.paused'),
    onTakeTheirs: () => {},
  })
  return (
    <>
      <Button
        loading={write.busy}
        onClick={() => write.submit({ id: profile.id, lockVersion: write.lockVersion, paused: !paused })}
      >
        {t(paused ? 'profile.resume' : 'profile.pause')}
      </Button>
      {write.dialog}
    </>
  )
}

function ProfileView({ profile }: { profile: ProfileDetail }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  if (profile.state === 'erased')
    return (
      <>
        <p className={styles.note}>
          {t('profile.erased', {
            day: profile.erasedAt === null ? '' : format.day(profile.erasedAt.slice(0, 10)),
          })}
        </p>
        <ConsentPanel profile={profile} />
        <HistoryFold kind="talent.profile" id={profile.id} />
      </>
    )
  return (
    <>
      <p className={styles.note}>
        {t('profile.numbered', { number: profile.number })}{' '}
        {profile.isDemo && <Chip>{t('profile.demo')}</Chip>}{' '}
        {profile.state === 'paused' && <Chip tone="alert">{t('profile.states.paused')}</Chip>}
        {profile.isMasked && (
          <>
            <Chip>{t('profile.masked')}</Chip> {t('profile.maskedHelp')}
          </>
        )}
      </p>
      <ConsentPanel profile={profile} />
      <Facts profile={profile} />
      <HistoryFold kind="talent.profile" id={profile.id} />
    </>
  )
}

/** Where somebody works: the entry of the register where it is tied, and how it was written where that says another name. */
function Employer({ profile }: { profile: ProfileDetail }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const { employer, enterpriseId, enterpriseName } = profile
  if (enterpriseId === null) return employer ?? ui('none')
  return (
    <>
      <PageLink href={paths.enterprise(enterpriseId)}>{enterpriseName}</PageLink>
      {employer !== null && employer !== enterpriseName && (
        <span className={styles.small}> {t('profile.writtenAs', { employer })}</span>
      )}
    </>
  )
}

function Facts({ profile }: { profile: ProfileDetail }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const words = useColumnWords(profileShown)
  type Key = Parameters<typeof words.title>[0]
  const told = (key: Key) => ({ label: words.title(key), value: words.told(key, profile[key]) ?? ui('none') })
  const names = (key: Key, all: readonly string[], none = ui('none')) => ({
    label: words.title(key),
    value: all.join(format.comma) || none,
  })
  const prose = (key: 'honours' | 'achievements' | 'summary') => ({
    label: words.title(key),
    value: profile[key] === null ? ui('none') : <span className={styles.prose}>{profile[key]}</span>,
  })
  const hidden: readonly string[] = profile.isMasked
    ? ['school', 'employer', 'honours', 'achievements', 'summary'].map((key) => words.title(key as Key))
    : []
  const seen = <T extends { label: string }>(items: T[]) =>
    items.filter(({ label }) => !hidden.includes(label))
  const { salaryFrom: from, salaryTo: to } = profile
  const any = t('profile.any')
  return (
    <>
      <Section title={t('profile.about')}>
        <KeyValue
          items={seen([
            told('category'),
            told('talentGroup'),
            told('education'),
            told('degree'),
            told('school'),
            names('majorCodes', profile.majorNames),
            told('titleLevel'),
            {
              label: words.title('experienceYears'),
              value:
                profile.experienceYears === null
                  ? ui('none')
                  : t('profile.atLeast', { years: profile.experienceYears }),
            },
            { label: words.title('employer'), value: <Employer profile={profile} /> },
            names('skillIds', profile.skillNames),
            names('nodeCodes', profile.nodeNames),
            prose('honours'),
            prose('achievements'),
            prose('summary'),
          ])}
        />
      </Section>
      <Section title={t('profile.wishes')}>
        <KeyValue
          items={[
            names('chainCodes', profile.chainNames, any),
            names('placeCodes', profile.placeNames, any),
            { label: words.title('postKinds'), value: words.told('postKinds', profile.postKinds) ?? any },
            { label: words.title('modes'), value: words.told('modes', profile.modes) ?? any },
            {
              label: t('profile.salary'),
              value: from === null || to === null ? any : t('profile.salaryRange', { from, to }),
            },
            {
              label: words.title('availableOn'),
              value: profile.availableOn === null ? any : format.day(profile.availableOn),
            },
            told('mostEngagements'),
          ]}
        />
      </Section>
      <Section title={t('profile.contacts')}>
        <KeyValue
          items={[
            ...profileContacts.map((field) => ({
              label: words.title(field),
              value: (
                <RevealContact
                  key={profile.lockVersion}
                  label={words.title(field)}
                  masked={profile[field]}
                  right="talent.profile.reveal"
                  draft={`talent.profile:${profile.id}:${field}`}
                  ask={(reason) => api.talent.revealProfile({ id: profile.id, field, reason })}
                />
              ),
            })),
            told('source'),
            { label: words.title('asOfOn'), value: format.day(profile.asOfOn) },
          ]}
        />
      </Section>
    </>
  )
}
