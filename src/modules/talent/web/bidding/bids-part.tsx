import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { KeyValue } from '#web/ui/key-value.tsx'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { Section } from '#web/ui/section.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import {
  type Bid,
  type BiddingDetail,
  type BidReview,
  criteria,
  talentContract,
} from '../../contract/index.ts'
import { NewBid, ReviewDialog } from './bid-forms.tsx'

const withdrawReason = inputSchemaOf(talentContract.withdrawBid).pick({ reason: true })
const revealReason = inputSchemaOf(talentContract.revealBid).pick({ reason: true })

/** Who bid, and what reviewers say; for whoever may not review, how many bid. */
export function BidsPart({ of }: { of: BiddingDetail }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const [entering, setEntering] = useState(false)
  const mayEnter = of.mayEdit && of.state === 'bidding'
  if (!of.seesBids)
    return (
      <Section title={t('bidding.bids')}>
        <p>{t('bidding.sealed', { count: of.bidCount })}</p>
      </Section>
    )
  return (
    <Section
      title={t('bidding.bids')}
      note={t('bidding.bidsNote')}
      actions={mayEnter && <Button onClick={() => setEntering(true)}>{t('bidding.bid.add')}</Button>}
    >
      <DataTable<Bid>
        label={t('bidding.bids')}
        rows={of.bids}
        rowKey={({ id }) => id}
        empty={<p>{t('bidding.bid.none')}</p>}
        columns={[
          {
            key: 'organisation',
            title: t('bidding.bid.organisation'),
            render: (bid) => bid.organisation,
            phone: 'title',
          },
          { key: 'bidder', title: t('bidding.bid.bidderName'), render: (bid) => bid.bidderName },
          {
            key: 'price',
            title: t('bidding.bid.price'),
            align: 'right',
            render: (bid) => `${bid.price} ${t('bidding.wan')}`,
          },
          {
            key: 'months',
            title: t('bidding.bid.months'),
            align: 'right',
            render: (bid) => `${bid.months} ${t('bidding.months')}`,
          },
          {
            key: 'receivedOn',
            title: t('bidding.bid.receivedOn'),
            render: (bid) => format.day(bid.receivedOn),
          },
          {
            key: 'mean',
            title: t('bidding.bid.mean'),
            align: 'right',
            render: (bid) =>
              bid.meanScore === null
                ? '—'
                : t('bidding.bid.meanOf', { score: bid.meanScore, count: bid.reviews.length }),
          },
          {
            key: 'state',
            title: t('state'),
            render: (bid) => (
              <Chip tone={bid.state === 'won' ? 'ok' : 'plain'}>{t(`bidding.bid.states.${bid.state}`)}</Chip>
            ),
          },
        ]}
        expanded={(bid) => <BidDetail of={of} bid={bid} />}
      />
      {entering && <NewBid of={of} onClose={() => setEntering(false)} />}
    </Section>
  )
}

function BidDetail({ of, bid }: { of: BiddingDetail; bid: Bid }) {
  const { t } = useTranslation('talent')
  const [reviewing, setReviewing] = useState<BidReview | 'new' | null>(null)
  const [withdrawing, setWithdrawing] = useState(false)
  const [revealed, setRevealed] = useState<string | null>(null)
  const [revealing, setRevealing] = useState(false)
  const withdraw = useEdit(api.talent.withdrawBid, {
    seen: bid,
    read: async () => {
      const { bids } = await api.talent.getBidding({ id: of.id })
      return bids.find(({ id }) => id === bid.id) ?? null
    },
    fields: [
      { label: t('state'), tell: (one: Bid) => t(`bidding.bid.states.${one.state}`) },
      {
        label: t('bidding.bid.withdrawnReason'),
        tell: (one: Bid) => one.withdrawnReason,
        entered: (input: { reason: string }) => input.reason,
      },
    ],
    onDone: () => setWithdrawing(false),
    onTakeTheirs: () => setWithdrawing(false),
    live: true,
  })
  const reveal = useWrite(api.talent.revealBid, {
    invalidates: [],
    done: false,
    onDone: ({ value }) => {
      setRevealed(value)
      setRevealing(false)
    },
  })
  const mayReview = of.mayReview && of.state === 'review' && bid.state === 'received'
  const mayWithdraw = of.mayEdit && bid.state === 'received' && ['bidding', 'review'].includes(of.state)
  return (
    <>
      <KeyValue
        items={[
          { label: t('bidding.bid.plan'), value: bid.plan },
          { label: t('bidding.bid.contactName'), value: bid.contactName },
          {
            label: t('bidding.bid.contactPhone'),
            value: bid.contactPhone && (
              <>
                {revealed ?? bid.contactPhone}{' '}
                {of.mayEdit && revealed === null && (
                  <Button type="link" size="small" onClick={() => setRevealing(true)}>
                    {t('bidding.bid.reveal')}
                  </Button>
                )}
              </>
            ),
          },
          ...(bid.withdrawnReason === null
            ? []
            : [{ label: t('bidding.bid.withdrawnReason'), value: bid.withdrawnReason }]),
        ]}
      />
      {bid.reviews.length > 0 && (
        <DataTable<BidReview>
          label={t('bidding.review.title')}
          rows={bid.reviews}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'reviewer',
              title: t('bidding.review.reviewerName'),
              render: (one) => one.reviewerName,
              phone: 'title',
            },
            ...criteria.map((key) => ({
              key,
              title: t(`bidding.criterion.${key}`),
              align: 'right' as const,
              render: (one: BidReview) => one[key],
            })),
            { key: 'score', title: t('bidding.review.score'), align: 'right', render: (one) => one.score },
            { key: 'comment', title: t('bidding.review.comment'), render: (one) => one.comment ?? '—' },
            ...(mayReview
              ? [
                  {
                    key: 'acts',
                    title: '',
                    render: (one: BidReview) => (
                      <Button type="link" size="small" onClick={() => setReviewing(one)}>
                        {t('bidding.review.correct')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      <HistoryFold kind="talent.bid" id={bid.id} />
      <div className="no-print">
        {mayReview && <Button onClick={() => setReviewing('new')}>{t('bidding.review.add')}</Button>}{' '}
        {mayWithdraw && <Button onClick={() => setWithdrawing(true)}>{t('bidding.bid.withdraw')}</Button>}
      </div>
      {reviewing !== null && (
        <ReviewDialog
          biddingId={of.id}
          bid={bid}
          review={reviewing === 'new' ? null : reviewing}
          onClose={() => setReviewing(null)}
        />
      )}
      {withdrawing && (
        <ReasonDialog
          title={t('bidding.bid.withdraw')}
          label={t('bidding.bid.withdrawnReason')}
          act={t('bidding.bid.withdraw')}
          schema={withdrawReason}
          draft={`talent.bid:${bid.id}:withdraw`}
          busy={withdraw.busy}
          notice={withdraw.notice}
          onSubmit={(reason) => withdraw.submit({ id: bid.id, lockVersion: withdraw.lockVersion, reason })}
          onClose={() => setWithdrawing(false)}
        />
      )}
      {revealing && (
        <ReasonDialog
          title={t('bidding.bid.reveal')}
          label={t('bidding.bid.revealReason')}
          act={t('bidding.bid.reveal')}
          schema={revealReason}
          draft={`talent.bid:${bid.id}:reveal`}
          busy={reveal.isPending}
          onSubmit={(reason) => reveal.mutate({ id: bid.id, field: 'contactPhone', reason })}
          onClose={() => setRevealing(false)}
        />
      )}
    </>
  )
}
