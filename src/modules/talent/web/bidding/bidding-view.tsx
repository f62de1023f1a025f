import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { WorkflowActions } from '#web/ui/workflow/workflow-actions.tsx'
import { WorkflowBar } from '#web/ui/workflow/workflow-bar.tsx'
import { WorkflowHistory } from '#web/ui/workflow/workflow-history.tsx'
import { type BiddingDetail, criteria } from '../../contract/index.ts'
import { LeadLink } from '../lead-link.tsx'
import { AwardDialog } from './award-dialog.tsx'
import { ChangeBidding } from './bidding-form.tsx'
import { BiddingStateChip } from './bidding-state-chip.tsx'
import { BidsPart } from './bids-part.tsx'
import { biddingQueries } from './queries.ts'

/** One bidding: what is asked, how it stands, who bid, what reviewers say, and what became of it. */
export function BiddingView({ id }: { id: string }) {
  return (
    <QueryView query={useQuery(biddingQueries.one(id))} rows={10}>
      {(of) => <Loaded key={of.id} of={of} />}
    </QueryView>
  )
}

function Loaded({ of }: { of: BiddingDetail }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const phone = usePhone()
  const [editing, setEditing] = useState(false)
  const [awarding, setAwarding] = useState(false)
  const object = { kind: 'talent.bidding', id: of.id }
  const isOpen = of.state === 'collected' || of.state === 'listed'
  const number = t('bidding.number', { number: of.number })
  return (
    <div>
      <PageHeader
        title={of.title}
        back={{ href: paths.biddings(), label: t('bidding.title') }}
        sub={
          <>
            <BiddingStateChip state={of.state} /> {[number, of.enterprise.name, of.chainName].join(' · ')}
          </>
        }
        actions={of.mayEdit && isOpen && <Button onClick={() => setEditing(true)}>{ui('edit')}</Button>}
      />
      {of.seesSteps && (
        <Section title={t('bidding.handling')}>
          <WorkflowBar object={object} />
          <WorkflowActions object={object} own={{ award: () => setAwarding(true) }} />
        </Section>
      )}
      <Section
        title={t('bidding.asked')}
        note={t('bidding.source', { source: of.source, day: format.day(of.asOfOn) })}
      >
        <KeyValue
          items={[
            {
              label: t('bidding.need'),
              value: (
                <LeadLink href={paths.talentNeed(of.need.id)} opens={of.opens.need}>
                  {of.need.title}
                </LeadLink>
              ),
            },
            {
              label: t('bidding.enterprise'),
              value: (
                <LeadLink href={paths.enterprise(of.enterprise.id)} opens={of.opens.enterprise}>
                  {of.enterprise.name}
                </LeadLink>
              ),
            },
            {
              label: t('bidding.chain'),
              value: <PageLink href={paths.chain(of.chainCode)}>{of.chainName}</PageLink>,
            },
            { label: t('bidding.field.targets'), value: of.targets },
            { label: t('bidding.field.budget'), value: `${of.budget} ${t('bidding.wan')}` },
            { label: t('bidding.field.termMonths'), value: `${of.termMonths} ${t('bidding.months')}` },
            { label: t('bidding.field.propertyRule'), value: of.propertyRule },
            {
              label: t('bidding.period'),
              value: t('bidding.fromUntil', {
                from: format.day(of.bidFromOn),
                until: format.day(of.bidUntilOn),
              }),
            },
            { label: t('bidding.field.reviewOn'), value: format.day(of.reviewOn) },
            {
              label: t('bidding.weights'),
              value: criteria
                .map((one) => `${t(`bidding.criterion.${one}`)} ${of.weights[one]}%`)
                .join(format.comma),
            },
            { label: t('bidding.field.note'), value: of.note },
          ]}
        />
      </Section>
      <BidsPart of={of} />
      {of.winner !== null && (
        <Section title={t('bidding.outcome')}>
          <KeyValue
            items={[
              { label: t('bidding.winner'), value: of.winner },
              { label: t('bidding.winnerReason'), value: of.winnerReason },
              { label: t('bidding.signedOn'), value: of.signedOn && format.day(of.signedOn) },
              { label: t('bidding.result'), value: of.result },
              { label: t('bidding.evidence'), value: of.evidence },
              { label: t('bidding.acceptedOn'), value: of.acceptedOn && format.day(of.acceptedOn) },
            ]}
          />
        </Section>
      )}
      {of.seesSteps && (
        <Section title={t('bidding.steps')}>
          <WorkflowHistory object={object} />
        </Section>
      )}
      {editing && (
        <Drawer open onClose={() => setEditing(false)} size={phone ? '100%' : 640} title={t('bidding.edit')}>
          <ChangeBidding bidding={of} onClose={() => setEditing(false)} />
        </Drawer>
      )}
      {awarding && <AwardDialog of={of} onClose={() => setAwarding(false)} />}
    </div>
  )
}
