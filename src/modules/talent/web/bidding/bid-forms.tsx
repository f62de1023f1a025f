import { Form, Input, InputNumber, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { emptyToNull } from '#web/ui/form-parts.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import {
  type Bid,
  type BiddingDetail,
  type BidReview,
  criteria,
  talentContract,
} from '../../contract/index.ts'

type Values = Record<string, unknown>
const invalidates = [['talent'], ['workflow']]

/** Enters a bid that came within the period. */
export function NewBid({ of, onClose }: { of: BiddingDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const add = useWrite(api.talent.addBid, {
    invalidates,
    form,
    done: t('bidding.bid.saved'),
    onDone: onClose,
  })
  return (
    <Modal
      open
      title={t('bidding.bid.add')}
      okText={t('bidding.bid.add')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: add.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<Values>
        draft={`talent.bid:${of.id}`}
        secret={['contactName', 'contactPhone']}
        form={form}
        layout="vertical"
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(talentContract.addBid), { ...values, id: of.id })
          if (input) add.mutate(input)
        }}
      >
        <Form.Item name="organisation" label={t('bidding.bid.organisation')} required>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="bidderName" label={t('bidding.bid.bidderName')} required>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="contactName" label={t('bidding.bid.contactName')} normalize={emptyToNull}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="contactPhone" label={t('bidding.bid.contactPhone')} normalize={emptyToNull}>
          <Input inputMode="tel" />
        </Form.Item>
        <Form.Item name="plan" label={t('bidding.bid.plan')} required>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} />
        </Form.Item>
        <Form.Item name="price" label={t('bidding.bid.price')} required>
          <Input inputMode="decimal" suffix={t('bidding.wan')} />
        </Form.Item>
        <Form.Item name="months" label={t('bidding.bid.months')} required>
          <InputNumber
            min={1}
            max={120}
            precision={0}
            suffix={t('bidding.months')}
            style={{ width: '100%' }}
          />
        </Form.Item>
        <Form.Item name="receivedOn" label={t('bidding.bid.receivedOn')} required>
          <DayField />
        </Form.Item>
      </DraftForm>
    </Modal>
  )
}

/** Enters what a reviewer says of a bid, or corrects it. */
export function ReviewDialog({
  biddingId,
  bid,
  review,
  onClose,
}: {
  biddingId: string
  bid: Bid
  review: BidReview | null
  onClose: () => void
}) {
  return review === null ? (
    <NewReview bid={bid} onClose={onClose} />
  ) : (
    <ChangeReview biddingId={biddingId} review={review} onClose={onClose} />
  )
}

function NewReview({ bid, onClose }: { bid: Bid; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const add = useWrite(api.talent.addBidReview, {
    invalidates,
    form,
    done: t('bidding.review.saved'),
    onDone: onClose,
  })
  return (
    <Modal
      open
      title={t('bidding.review.add')}
      okText={t('bidding.review.add')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: add.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<Values>
        draft={`talent.bidReview:${bid.id}`}
        form={form}
        layout="vertical"
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(talentContract.addBidReview), { ...values, id: bid.id })
          if (input) add.mutate(input)
        }}
      >
        <ReviewFields />
      </DraftForm>
    </Modal>
  )
}

const reviewKeys = ['reviewerName', ...criteria, 'comment'] as const

function ChangeReview({
  biddingId,
  review,
  onClose,
}: {
  biddingId: string
  review: BidReview
  onClose: () => void
}) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const text = (value: unknown) => (value === null || value === undefined ? null : String(value))
  const labelOf = (key: (typeof reviewKeys)[number]) =>
    key === 'reviewerName' || key === 'comment' ? t(`bidding.review.${key}`) : t(`bidding.criterion.${key}`)
  const update = useEdit(api.talent.updateBidReview, {
    form,
    seen: review,
    read: async () => {
      const bidding = await api.talent.getBidding({ id: biddingId })
      const reviews = bidding.bids.flatMap((one) => one.reviews)
      return reviews.find(({ id }) => id === review.id) ?? review
    },
    fields: reviewKeys.map((key) => ({
      label: labelOf(key),
      tell: (one: BidReview) => text(one[key]),
      entered: (input: Parameters<typeof api.talent.updateBidReview>[0]) => text(input[key]),
    })),
    invalidates,
    done: t('bidding.review.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <Modal
      open
      title={t('bidding.review.correct')}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: update.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<Values>
        draft={`talent.bidReview:${review.id}`}
        edit={update}
        form={form}
        layout="vertical"
        initialValues={Object.fromEntries(reviewKeys.map((key) => [key, review[key]]))}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(talentContract.updateBidReview), {
            ...values,
            id: review.id,
            lockVersion: update.lockVersion,
          })
          if (input) update.submit(input)
        }}
      >
        <ReviewFields />
      </DraftForm>
    </Modal>
  )
}

function ReviewFields() {
  const { t } = useTranslation('talent')
  return (
    <>
      <Form.Item name="reviewerName" label={t('bidding.review.reviewerName')} required>
        <Input maxLength={60} />
      </Form.Item>
      {criteria.map((one) => (
        <Form.Item key={one} name={one} label={t(`bidding.criterion.${one}`)} required>
          <InputNumber min={0} max={100} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      ))}
      <Form.Item name="comment" label={t('bidding.review.comment')} normalize={emptyToNull}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} />
      </Form.Item>
    </>
  )
}
