import { Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import {
  type Segment,
  segments,
  type TemplateDetail,
  type TemplateNode,
  type Tier,
  templateContract,
  tiers,
} from '../../contract/index.ts'

const schema = inputSchemaOf(templateContract.putTemplateNode)

type Values = {
  nodeCode: string
  name: string
  nameEn: string
  segment: Segment
  tier: Tier
  gbCodes: string[]
}

type Told = Pick<TemplateNode, 'name' | 'segment' | 'tier'> & {
  gbCodes?: string[] | undefined
}

/** Adds a node to a draft or changes its place in it. */
export function NodeForm({
  template,
  node,
  onClose,
}: {
  template: TemplateDetail
  node: TemplateNode | null
  onClose: () => void
}) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const [form] = Form.useForm<Values>()
  const nodeIn = (version: TemplateDetail, code: string) =>
    version.nodeItems.find((item) => item.code === code)
  const tells = [
    { label: t('column.name'), of: (item: Told) => item.name },
    { label: t('column.segment'), of: (item: Told) => t(`segment.${item.segment}`) },
    { label: t('column.tier'), of: (item: Told) => t(`tier.${item.tier}`) },
    { label: t('column.gbCodes'), of: (item: Told) => (item.gbCodes ?? []).join(format.comma) },
  ]
  const save = useEdit(api.chains.putTemplateNode, {
    form,
    onDone: onClose,
    seen: template,
    read: () => api.chains.getTemplate({ id: template.id }),
    fields: tells.map(({ label, of }) => ({
      label,
      tell: (version: TemplateDetail) => {
        const code: string | undefined = form.getFieldValue('nodeCode')
        const item = nodeIn(version, code ?? '')
        return item ? of(item) : null
      },
      entered: (input: Told) => of(input),
    })),
    onTakeTheirs: onClose,
  })
  return (
    <Modal
      open
      title={t(node ? 'versions.editNode' : 'versions.addNode')}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: save.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {save.notice}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={
          node
            ? { ...node, nodeCode: node.code }
            : { nodeCode: '', name: '', nameEn: '', segment: 'upstream', tier: 'general', gbCodes: [] }
        }
        onFinish={(values) => {
          const input = readForm(form, schema, {
            ...values,
            nameEn: values.nameEn ?? '',
            id: template.id,
            lockVersion: save.lockVersion,
          })
          if (input) save.submit(input)
        }}
      >
        <Form.Item name="nodeCode" label={t('column.code')} extra={t('versions.codeHelp')}>
          <Input disabled={node !== null} />
        </Form.Item>
        <Form.Item name="name" label={t('column.name')}>
          <Input />
        </Form.Item>
        <Form.Item name="nameEn" label={t('column.nameEn')}>
          <Input />
        </Form.Item>
        <Form.Item name="segment" label={t('column.segment')}>
          <Select options={segments.map((segment) => ({ value: segment, label: t(`segment.${segment}`) }))} />
        </Form.Item>
        <Form.Item name="tier" label={t('column.tier')}>
          <Select options={tiers.map((tier) => ({ value: tier, label: t(`tier.${tier}`) }))} />
        </Form.Item>
        <Form.Item name="gbCodes" label={t('column.gbCodes')} extra={t('versions.gbHelp')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、', ' ']} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
