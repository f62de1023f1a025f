import { Form, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { ActionOfferView, WorkflowView } from '#platform/workflow/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { useDraft } from '#web/recovery/use-draft.tsx'
import { NeedField, type NeedValues, toStepInput } from './need-field.tsx'
import { useWords } from './use-words.ts'

/** Asks for exactly what an action needs and may take, then does it. */
export function ActionDialog({
  object,
  offer,
  lockVersion,
  isSupervised,
  onDone,
  onClose,
}: {
  object: ObjectRef
  offer: ActionOfferView
  lockVersion: number
  isSupervised: boolean
  onDone: (workflow: WorkflowView) => void
  onClose: () => void
}) {
  const { t } = useTranslation('workflow')
  const { t: ui } = useTranslation('ui')
  const words = useWords()
  const [form] = Form.useForm<NeedValues>()
  const draft = useDraft(`workflow:${object.kind}:${object.id}:${offer.action}`, form, lockVersion)
  const act = useWrite(api.workflow.act, {
    form,
    onDone: (workflow: WorkflowView) => {
      draft.clear()
      onDone(workflow)
    },
  })
  const fields = [
    ...offer.needs.map((need) => ({ need, isNeeded: true })),
    ...offer.accepts.filter((need) => !offer.needs.includes(need)).map((need) => ({ need, isNeeded: false })),
  ]
  return (
    <Modal
      open
      title={words(offer.title)}
      okText={words(offer.title)}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: act.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('confirmHelp')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) =>
          act.mutate({ object, action: offer.action, lockVersion, ...toStepInput(values) })
        }
        onValuesChange={draft.onValuesChange}
      >
        {draft.notice}
        {fields.map(({ need, isNeeded }, index) => (
          <NeedField
            key={need}
            need={need}
            kind={offer.kind}
            isSupervised={isSupervised}
            isNeeded={isNeeded}
            isFirst={index === 0}
            title={offer.titles[need]}
          />
        ))}
      </Form>
    </Modal>
  )
}
