import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useColumnWords } from '#web/columns/column-words.ts'
import { RevealContact } from '#web/contacts/reveal-contact.tsx'
import { formatNumber } from '#web/ui/format.ts'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { type NeedDetail, needContacts, needShown } from '../../contract/index.ts'
import { isEnded } from '../../contract/need-rules.ts'
import { talentQueries } from '../queries.ts'
import { Answers } from './answers.tsx'
import styles from './need.module.css'
import { MoveNeed, RemoveNeed } from './need-acts.tsx'
import { ChangeNeed } from './need-form.tsx'
import { Stars } from './stars.tsx'

/** One need: what it asks, what it offers, which problems it answers, and what can be done with it. */
export function NeedView({ id }: { id: string }) {
  const need = useQuery(talentQueries.need(id))
  return (
    <QueryView query={need} rows={10}>
      {(data) => <Loaded need={data} />}
    </QueryView>
  )
}

function Loaded({ need }: { need: NeedDetail }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const words = useColumnWords(needShown)
  const phone = usePhone()
  const go = useGo()
  const [editing, setEditing] = useState(false)
  const close = () => setEditing(false)
  return (
    <div>
      <PageHeader
        title={need.title}
        back={{ href: paths.talentNeeds(), label: t('need.title') }}
        sub={
          <span className={styles.title}>
            {`#${need.number} · ${words.told('kind', need.kind)}`}
            <Chip tone={need.state === 'open' ? 'accent' : 'plain'}>{words.told('state', need.state)}</Chip>
            <Stars count={need.urgency} />
            {need.isDemo && <Chip>{t('need.demo')}</Chip>}
          </span>
        }
        actions={
          <>
            {need.mayEdit && !isEnded(need.state) && (
              <Button type="primary" onClick={() => setEditing(true)}>
                {ui('edit')}
              </Button>
            )}
            {need.mayEdit && <MoveNeed need={need} />}
            {need.mayRemove && <RemoveNeed need={need} onDone={() => go(paths.talentNeeds())} />}
          </>
        }
      />
      <Place need={need} />
      <Demands need={need} />
      {need.kind === 'post' ? <Offer need={need} /> : <Technical need={need} />}
      <Answers need={need} />
      <Contact need={need} />
      {editing && (
        <Drawer open onClose={close} size={phone ? '100%' : 640} title={t('need.edit')}>
          <ChangeNeed need={need} onClose={close} />
        </Drawer>
      )}
    </div>
  )
}

function Place({ need }: { need: NeedDetail }) {
  const { t } = useTranslation('talent')
  const words = useColumnWords(needShown)
  const format = useFormat()
  return (
    <Section title={t('need.part.what')}>
      <KeyValue
        items={[
          {
            label: words.title('enterpriseId'),
            value: <PageLink href={paths.enterprise(need.enterpriseId)}>{need.enterpriseName}</PageLink>,
          },
          {
            label: words.title('chainCode'),
            value: (
              <>
                <PageLink href={paths.chain(need.chainCode)}>{need.chainName}</PageLink>
                {' · '}
                {need.nodeCode === null ? (
                  t('need.nodeUnknown')
                ) : (
                  <PageLink href={paths.chain(need.chainCode, { node: need.nodeCode })}>
                    {need.nodeName}
                  </PageLink>
                )}
              </>
            ),
          },
          ...(need.kind === 'post'
            ? [{ label: words.title('headcount'), value: words.told('headcount', need.headcount) }]
            : []),
          { label: words.title('tier'), value: need.tier },
          {
            label: words.title('duties'),
            value: need.duties && <span className={styles.long}>{need.duties}</span>,
          },
          { label: words.title('deadlineOn'), value: need.deadlineOn && format.day(need.deadlineOn) },
          ...(need.closedReason === null ? [] : [{ label: t('need.stateReason'), value: need.closedReason }]),
        ]}
      />
    </Section>
  )
}

function Demands({ need }: { need: NeedDetail }) {
  const { t } = useTranslation('talent')
  const words = useColumnWords(needShown)
  const format = useFormat()
  const demand = (value: string, what: NeedDetail['must'][number] | null) => (
    <span className={styles.title}>
      {value}
      {what !== null && need.must.includes(what) && <Chip tone="alert">{t('need.must')}</Chip>}
    </span>
  )
  const level = [need.education, need.degree, need.titleLevel] as const
  const isPost = need.kind === 'post'
  // A technical need is met by whoever can solve it: it says of people only what it asks for.
  const asksLevel = level[0] !== '90' || level[1] !== null || level[2] !== null
  return (
    <Section title={t('need.part.demands')}>
      <KeyValue
        items={[
          ...(isPost
            ? [
                { label: words.title('postKind'), value: words.told('postKind', need.postKind) },
                { label: words.title('talentGroup'), value: words.told('talentGroup', need.talentGroup) },
              ]
            : []),
          ...(isPost || asksLevel
            ? [
                {
                  label: words.title('education'),
                  value: demand(
                    [
                      words.told('education', level[0]),
                      level[1] && words.told('degree', level[1]),
                      level[2] && words.told('titleLevel', level[2]),
                    ]
                      .filter(Boolean)
                      .join(format.comma),
                    'level',
                  ),
                },
              ]
            : []),
          ...(isPost || need.experienceYears > 0
            ? [
                {
                  label: words.title('experienceYears'),
                  value: demand(
                    need.experienceYears === 0
                      ? t('need.anyExperience')
                      : t('need.years', { count: need.experienceYears }),
                    'experience',
                  ),
                },
              ]
            : []),
          { label: words.title('majorCodes'), value: need.majorNames.join(format.comma) },
          {
            label: words.title('requiredSkillIds'),
            value:
              need.requiredSkillNames.length === 0
                ? null
                : demand(need.requiredSkillNames.join(format.comma), 'skills'),
          },
          { label: words.title('wishedSkillIds'), value: need.wishedSkillNames.join(format.comma) },
          {
            label: words.title('regionCodes'),
            value:
              need.regionNames.length === 0 ? null : demand(need.regionNames.join(format.comma), 'place'),
          },
          { label: words.title('modes'), value: words.told('modes', need.modes) ?? t('need.anyMode') },
        ]}
      />
    </Section>
  )
}

function Offer({ need }: { need: NeedDetail }) {
  const { t } = useTranslation('talent')
  const words = useColumnWords(needShown)
  return (
    <Section title={t('need.part.offer')}>
      <KeyValue
        items={[
          {
            label: t('need.salary'),
            value:
              need.salaryFrom === null || need.salaryTo === null
                ? t('need.open')
                : t('need.salaryRange', {
                    from: formatNumber(need.salaryFrom),
                    to: formatNumber(need.salaryTo),
                  }),
          },
          { label: words.title('benefits'), value: need.benefits },
        ]}
      />
    </Section>
  )
}

function Technical({ need }: { need: NeedDetail }) {
  const { t } = useTranslation('talent')
  const words = useColumnWords(needShown)
  return (
    <Section title={t('need.part.technical')}>
      <KeyValue
        items={[
          {
            label: words.title('targetIndicators'),
            value: <span className={styles.long}>{need.targetIndicators}</span>,
          },
          {
            label: words.title('budget'),
            value: need.budget && t('need.budget', { amount: formatNumber(Number(need.budget)) }),
          },
          {
            label: words.title('termMonths'),
            value: need.termMonths && t('need.months', { count: need.termMonths }),
          },
          { label: words.title('propertyRule'), value: need.propertyRule },
        ]}
      />
    </Section>
  )
}

function Contact({ need }: { need: NeedDetail }) {
  const { t } = useTranslation('talent')
  const words = useColumnWords(needShown)
  const format = useFormat()
  return (
    <Section title={t('need.part.contact')}>
      <KeyValue
        items={[
          { label: words.title('contactName'), value: need.contactName },
          ...needContacts.map((field) => ({
            label: words.title(field),
            value: need.mayReveal ? (
              <RevealContact
                key={need.lockVersion}
                label={words.title(field)}
                masked={need[field]}
                right="talent.need.reveal"
                draft={`talent.need:${need.id}:${field}`}
                ask={(reason) => api.talent.revealNeed({ id: need.id, field, reason })}
              />
            ) : (
              need[field]
            ),
          })),
          { label: words.title('source'), value: need.source },
          { label: words.title('asOfOn'), value: format.day(need.asOfOn) },
          { label: t('need.entered'), value: need.createdByName },
        ]}
      />
    </Section>
  )
}
