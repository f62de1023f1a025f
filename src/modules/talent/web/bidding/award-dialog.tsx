import { Form, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { ReasonField } from '#web/ui/reason-field.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEditOf } from '#web/use-edit.tsx'
import { type BiddingDetail, talentContract } from '../../contract/index.ts'

const schema = inputSchemaOf(talentContract.awardBidding)
type Values = { bidId?: string; signedOn?: string; reason?: string }

/** Asks to whom it is given, and why. Nobody is chosen beforehand: the means beside each name bind nobody. */
export function AwardDialog({ of, onClose }: { of: BiddingDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const nameOf = (id: string) => of.bids.find((bid) => bid.id === id)?.organisation ?? null
  const give = useEditOf(
    api.talent.awardBidding,
    (input, saved: BiddingDetail) => ({ ...input, stateVersion: saved.stateVersion }),
    {
      form,
      seen: of,
      read: () => api.talent.getBidding({ id: of.id }),
      fields: [
        { label: t('state'), tell: (one) => t(`bidding.state.${one.state}`) },
        {
          label: t('bidding.winner'),
          tell: (one) => one.winner,
          entered: (input) => nameOf(input.bidId),
        },
        {
          label: t('bidding.winnerReason'),
          tell: (one) => one.winnerReason,
          entered: (input) => input.reason,
        },
      ],
      invalidates: [['talent'], ['workflow']],
      done: t('bidding.awarded'),
      onDone: onClose,
      onTakeTheirs: onClose,
    },
  )
  return (
    <Modal
      open
      title={t('bidding.award')}
      okText={t('bidding.award')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: give.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<Values>
        draft={`talent.bidding:${of.id}:award`}
        edit={{ notice: give.notice, lockVersion: give.seen.stateVersion }}
        form={form}
        layout="vertical"
        onFinish={(values) => {
          const input = readForm(form, schema, {
            ...values,
            id: of.id,
            stateVersion: give.seen.stateVersion,
          })
          if (input) give.submit(input)
        }}
      >
        <Form.Item name="bidId" label={t('bidding.winner')} extra={t('bidding.awardHelp')} required>
          <Select
            options={of.bids
              .filter(({ state }) => state === 'received')
              .map((bid) => ({
                value: bid.id,
                label:
                  bid.meanScore === null
                    ? bid.organisation
                    : t('bidding.withMean', { name: bid.organisation, score: bid.meanScore }),
              }))}
          />
        </Form.Item>
        <Form.Item name="signedOn" label={t('bidding.signedOn')} required>
          <DayField />
        </Form.Item>
        <ReasonField label={t('bidding.winnerReason')} />
      </DraftForm>
    </Modal>
  )
}
