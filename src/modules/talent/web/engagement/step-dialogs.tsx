import { Form, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { type EngagementDetail, refusalReasons, sides, talentContract } from '../../contract/index.ts'
import { ActDialog } from './act-dialog.tsx'

/** Reasons of the list in the language in force. */
export function useRefusalOptions() {
  const { language } = useFormat()
  return refusalReasons.map(({ code, title }) => ({ value: code, label: title[language] }))
}

/** One side refuses, for a reason. */
export function RejectDialog({ of, onClose }: { of: EngagementDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  return (
    <ActDialog
      of={of}
      act="reject"
      title={t('engagement.reject.act')}
      done={t('engagement.reject.done')}
      schema={inputSchemaOf(talentContract.rejectEngagement)}
      send={api.talent.rejectEngagement}
      version="stateVersion"
      onClose={onClose}
    >
      <Form.Item name="refusedBy" label={t('engagement.reject.by')} required>
        <Radio.Group options={sides.map((one) => ({ value: one, label: t(`engagement.side.${one}`) }))} />
      </Form.Item>
      <Form.Item name="refusal" label={t('engagement.reject.reason')} required>
        <Select options={useRefusalOptions()} />
      </Form.Item>
      <Form.Item name="note" label={t('engagement.reject.note')} extra={t('engagement.reject.noteHelp')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </ActDialog>
  )
}

/** The person is on board. */
export function BoardDialog({ of, onClose }: { of: EngagementDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  return (
    <ActDialog
      of={of}
      act="board"
      title={t('engagement.board.act')}
      help={t('engagement.board.help')}
      done={t('engagement.board.done')}
      schema={inputSchemaOf(talentContract.boardEngagement)}
      send={api.talent.boardEngagement}
      version="stateVersion"
      onClose={onClose}
    >
      <Form.Item name="onboardOn" label={t('engagement.board.day')} required>
        <DayField />
      </Form.Item>
    </ActDialog>
  )
}
