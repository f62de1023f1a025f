import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { WorkflowActions } from '#web/ui/workflow/workflow-actions.tsx'
import { WorkflowBar } from '#web/ui/workflow/workflow-bar.tsx'
import { WorkflowHistory } from '#web/ui/workflow/workflow-history.tsx'
import { type EngagementDetail, refusalWords } from '../../contract/index.ts'
import { LeadLink } from '../lead-link.tsx'
import { AgreementPart } from './agreement-part.tsx'
import styles from './engagement.module.css'
import { engagementQueries } from './queries.ts'
import { EngagementStateChip } from './state-chip.tsx'
import { BoardDialog, RejectDialog } from './step-dialogs.tsx'

/** One engagement: who for what, why suggested, what both sides said, and what is to be done. */
export function EngagementView({ id }: { id: string }) {
  return (
    <QueryView query={useQuery(engagementQueries.one(id))} rows={8}>
      {(of) => <Loaded key={of.id} of={of} />}
    </QueryView>
  )
}

function Loaded({ of }: { of: EngagementDetail }) {
  const { t } = useTranslation('talent')
  const [asking, setAsking] = useState<'board' | 'reject' | null>(null)
  const object = { kind: 'talent.engagement', id: of.id }
  return (
    <div>
      <PageHeader
        title={`${of.need.title} · ${of.person.name}`}
        back={{ href: paths.engagements(), label: t('engagement.title') }}
        sub={
          <span className={styles.head}>
            <EngagementStateChip state={of.state} />
            {[t('engagement.one', { number: of.number }), of.enterprise.name, of.chainName].join(' · ')}
          </span>
        }
      />
      <Section title={t('engagement.handling')}>
        <WorkflowBar object={object} />
        <WorkflowActions
          object={object}
          own={{ board: () => setAsking('board'), reject: () => setAsking('reject') }}
        />
        <Facts of={of} />
      </Section>
      <AgreementPart of={of} />
      <Contacts of={of} />
      <Score of={of} />
      <Section title={t('engagement.history')}>
        <WorkflowHistory object={object} />
      </Section>
      {asking === 'board' && <BoardDialog of={of} onClose={() => setAsking(null)} />}
      {asking === 'reject' && <RejectDialog of={of} onClose={() => setAsking(null)} />}
    </div>
  )
}

function Facts({ of }: { of: EngagementDetail }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const full = <Chip>{t('engagement.full')}</Chip>
  const refusal =
    of.refusal === null
      ? null
      : [
          of.refusedBy === null ? null : t(`engagement.side.${of.refusedBy}`),
          refusalWords[of.refusal][format.language],
          of.refusalNote,
        ]
          .filter((text) => text !== null)
          .join(' · ')
  return (
    <KeyValue
      items={[
        {
          label: t('engagement.field.need'),
          value: (
            <LeadLink href={paths.talentNeed(of.need.id)} opens={of.opens.need}>
              {of.need.title}
            </LeadLink>
          ),
        },
        {
          label: t('engagement.field.person'),
          value: (
            <LeadLink href={paths.talentPeople({ id: of.person.id })} opens={of.opens.person}>
              {of.person.name}
            </LeadLink>
          ),
        },
        {
          label: t('engagement.field.enterprise'),
          value: (
            <LeadLink href={paths.enterprise(of.enterprise.id)} opens={of.opens.enterprise}>
              {of.enterprise.name}
            </LeadLink>
          ),
        },
        {
          label: t('engagement.field.chain'),
          value: <PageLink href={paths.chain(of.chainCode)}>{of.chainName}</PageLink>,
        },
        {
          label: t('engagement.field.source'),
          value:
            of.run === null ? (
              t('engagement.byHand', { name: of.createdByName })
            ) : (
              <LeadLink href={paths.match(of.run.id)} opens={of.opens.run}>
                {t('engagement.byRun', { number: of.run.number, title: of.run.title })}
              </LeadLink>
            ),
        },
        { label: t('engagement.field.created'), value: format.day(of.createdOn) },
        {
          label: t('engagement.field.seats'),
          value: (
            <span className={styles.head}>
              {t('engagement.seats', { taken: of.seatsTaken, all: of.headcount })}
              {of.seatsTaken >= of.headcount && full}
            </span>
          ),
        },
        {
          label: t('engagement.field.engaged'),
          value: (
            <span className={styles.head}>
              {t('engagement.engaged', { taken: of.personEngaged, most: of.personMost })}
              {of.personEngaged >= of.personMost && full}
            </span>
          ),
        },
        ...(of.onboardOn === null
          ? []
          : [{ label: t('engagement.field.onboardOn'), value: format.day(of.onboardOn) }]),
        ...(refusal === null ? [] : [{ label: t('engagement.field.refusal'), value: refusal }]),
      ]}
    />
  )
}

function Contacts({ of }: { of: EngagementDetail }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const reveal = useWrite(api.talent.revealEngagementContacts, { done: false, invalidates: [['thread']] })
  const shown = reveal.data ?? of.contacts
  const told = ({ name, phone, email }: EngagementDetail['contacts']['need']) =>
    [name, phone, email].filter((text) => text !== null).join(format.comma)
  const isOpen = of.needAgreedOn !== null && of.personAgreedOn !== null
  return (
    <Section
      title={t('engagement.contacts.title')}
      note={t(isOpen ? 'engagement.contacts.open' : 'engagement.contacts.hidden')}
      actions={
        of.mayReveal &&
        reveal.data === undefined && (
          <Button loading={reveal.isPending} onClick={() => reveal.mutate({ id: of.id })}>
            {t('engagement.contacts.show')}
          </Button>
        )
      }
    >
      <KeyValue
        items={[
          { label: t('engagement.contacts.need'), value: told(shown.need) },
          { label: t('engagement.contacts.person'), value: told(shown.person) },
        ]}
      />
    </Section>
  )
}

function Score({ of }: { of: EngagementDetail }) {
  const { t } = useTranslation('talent')
  return (
    <Section
      title={t('engagement.score.title')}
      note={of.score === null ? t('engagement.score.none') : t('engagement.score.note')}
    >
      {of.score !== null && <p>{t('engagement.score.total', { score: (of.score / 10_000).toFixed(1) })}</p>}
      {of.parts?.map(({ part, share, worth }) => (
        <div key={part} className={styles.part}>
          <span>{t(`engagement.part.${part}`)}</span>
          <span className={styles.bar} aria-hidden>
            <span className={styles.fill} style={{ width: `${worth / 10}%`, display: 'block' }} />
          </span>
          <span>{(worth / 1000).toFixed(2)}</span>
          <span className={styles.soft}>
            {t('engagement.score.share')} {share / 10}%
          </span>
        </div>
      ))}
    </Section>
  )
}
