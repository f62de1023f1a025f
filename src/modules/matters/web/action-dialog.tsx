import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Modal, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { PersonSelect } from '#modules/directory/web/selects.tsx'
import { documentQueries } from '#modules/documents/web/queries.ts'
import { api, useWrite } from '#web/api.ts'
import { useDraft } from '#web/recovery/use-draft.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import {
  grades,
  mattersContract,
  type ProblemAction,
  type ProblemActionInput,
  type ProblemDetail,
} from '../contract/index.ts'
import { OrgSelect, OrgsSelect } from './lists.tsx'
import { ProofFields, type ProofValue, toProofs } from './proof-fields.tsx'

type FieldName =
  | 'leadOrgId'
  | 'assistOrgIds'
  | 'responsiblePerson'
  | 'countermeasure'
  | 'responsibility'
  | 'effect'
  | 'proofs'
  | 'limit'
  | 'untilOn'
  | 'grade'
  | 'comment'
  | 'supervision'
  | 'delegatePersonId'
  | 'reason'

/** What each action asks for; an action that asks for nothing is done at once. */
export const fieldsOf: Readonly<Record<ProblemAction, readonly FieldName[]>> = {
  assign: ['leadOrgId', 'assistOrgIds', 'responsiblePerson', 'responsibility', 'limit'],
  return: ['reason'],
  plan: ['countermeasure', 'responsibility', 'responsiblePerson'],
  planTogether: ['assistOrgIds', 'countermeasure', 'responsibility', 'responsiblePerson'],
  agree: [],
  refuse: ['reason'],
  recall: ['reason'],
  start: [],
  resolve: ['effect', 'proofs'],
  sendBack: ['reason', 'limit'],
  rate: ['grade', 'comment'],
  callBack: ['grade', 'comment', 'reason'],
  close: [],
  transfer: ['leadOrgId', 'reason'],
  delegate: ['delegatePersonId', 'untilOn', 'reason'],
  delegateChief: ['delegatePersonId', 'untilOn', 'reason'],
  delegateHeadChief: ['delegatePersonId', 'untilOn', 'reason'],
  extend: ['limit', 'reason'],
  suspend: ['untilOn', 'reason'],
  resume: [],
  escalate: ['reason'],
  settle: ['reason'],
  supervise: ['supervision', 'reason'],
  reopen: ['reason', 'limit'],
}

type Values = Partial<Omit<ProblemActionInput, 'proofs'>> & { proofs?: ProofValue[] }

const schema = inputSchemaOf(mattersContract.actOnProblem)

/** Asks for what an action needs and does it. */
export function ActionDialog({
  problem,
  action,
  onClose,
}: {
  problem: ProblemDetail
  action: ProblemAction
  onClose: () => void
}) {
  const { t } = useTranslation('matters')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const fields = fieldsOf[action]
  const wantsProofs = fields.includes('proofs')
  const documents =
    useQuery({ ...documentQueries.list({ pageSize: 100 }), enabled: wantsProofs }).data?.items ?? []
  const draft = useDraft(`matters.problem:${problem.id}:${action}`, form, problem.stateVersion)
  const act = useWrite(api.matters.actOnProblem, {
    form,
    done: t('act.done'),
    onDone: () => {
      draft.clear()
      onClose()
    },
  })
  const submit = (values: Values) => {
    const { proofs, ...rest } = values
    const entered = Object.fromEntries(
      Object.entries(rest).filter(([, value]) => value !== null && value !== ''),
    )
    const input = readForm(form, schema, {
      ...entered,
      ...(wantsProofs ? { proofs: toProofs(proofs) } : {}),
      id: problem.id,
      action,
      stateVersion: problem.stateVersion,
    })
    if (input) act.mutate(input)
  }
  const has = (name: FieldName) => fields.includes(name)
  return (
    <Modal
      open
      title={`${t(`act.${action}`)}：${problem.title}`}
      okText={t(`act.${action}`)}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: act.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        disabled={act.isPending}
        initialValues={{
          countermeasure: problem.countermeasure ?? undefined,
          responsibility: problem.responsibility ?? undefined,
          responsiblePerson: problem.responsiblePerson ?? undefined,
          effect: problem.effect ?? undefined,
          assistOrgIds: problem.assisting.map((org) => org.id),
          workdays: has('limit') ? 15 : undefined,
          supervision: problem.supervision === null ? 'normal' : 'none',
          proofs: [{ kind: 'attachment' }],
        }}
        onFinish={submit}
        onValuesChange={draft.onValuesChange}
      >
        {draft.notice}
        {has('leadOrgId') && (
          <Form.Item name="leadOrgId" label={t('field.lead')} required>
            <OrgSelect />
          </Form.Item>
        )}
        {has('assistOrgIds') && (
          <Form.Item name="assistOrgIds" label={t('field.assisting')}>
            <OrgsSelect />
          </Form.Item>
        )}
        {has('countermeasure') && (
          <Form.Item name="countermeasure" label={t('field.countermeasure')} required>
            <Input.TextArea autoSize={{ minRows: 3 }} />
          </Form.Item>
        )}
        {has('responsibility') && (
          <Form.Item name="responsibility" label={t('field.responsibility')}>
            <Input.TextArea autoSize={{ minRows: 1 }} />
          </Form.Item>
        )}
        {has('responsiblePerson') && (
          <Form.Item name="responsiblePerson" label={t('field.responsiblePerson')}>
            <Input />
          </Form.Item>
        )}
        {has('effect') && (
          <Form.Item name="effect" label={t('field.effect')} required>
            <Input.TextArea autoSize={{ minRows: 3 }} />
          </Form.Item>
        )}
        {wantsProofs && (
          <ProofFields
            object={{ kind: 'matters.problem', id: problem.id }}
            documents={documents.map((one) => ({ value: one.id, label: one.title ?? one.id }))}
          />
        )}
        {has('grade') && (
          <Form.Item name="grade" label={t('field.grade')} required>
            <Radio.Group options={grades.map((value) => ({ value, label: t(`grade.${value}`) }))} />
          </Form.Item>
        )}
        {has('comment') && (
          <Form.Item name="comment" label={t('field.comment')}>
            <Input.TextArea autoSize={{ minRows: 2 }} />
          </Form.Item>
        )}
        {has('limit') && (
          <>
            <Form.Item name="workdays" label={t('field.workdays')} extra={t('act.limitHelp')}>
              <InputNumber min={0} max={250} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="dueOn" label={t('act.byDay')}>
              <DayField />
            </Form.Item>
          </>
        )}
        {has('delegatePersonId') && (
          <Form.Item name="delegatePersonId" label={t('field.delegatePersonId')} required>
            <PersonSelect />
          </Form.Item>
        )}
        {has('untilOn') && (
          <Form.Item name="untilOn" label={t('field.untilOn')} required>
            <DayField />
          </Form.Item>
        )}
        {has('supervision') && (
          <Form.Item name="supervision" label={t('field.supervision')} required>
            <Select
              options={[
                { value: 'normal', label: t('supervision.normal') },
                { value: 'key', label: t('supervision.key') },
                ...(problem.supervision === null ? [] : [{ value: 'none', label: t('act.liftSupervision') }]),
              ]}
            />
          </Form.Item>
        )}
        {has('reason') && (
          <Form.Item name="reason" label={t('field.reason')} required>
            <Input.TextArea rows={3} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
