import { Checkbox, Form, Input, InputNumber, Modal, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import {
  type ClassDetail,
  type ClassPaper,
  type PaperFormat,
  type PaperInput,
  type PapersOfClass,
  paperFormats,
  trainingContract,
} from '../../contract/index.ts'

type Asked = 'number' | 'contact' | 'replyBy' | 'unitId' | 'on' | 'groups' | 'phones'

const asks: Record<ClassPaper, readonly Asked[]> = {
  notice: ['number', 'replyBy', 'contact'],
  quotaTable: [],
  replySlip: ['unitId', 'replyBy', 'contact'],
  roster: ['groups', 'phones'],
  signInSheet: ['on', 'groups'],
}

type Values = Partial<Omit<PaperInput, 'id' | 'paper'>> & {
  format: PaperFormat
  clearPhones?: boolean
}

/** Asks for what a paper needs and downloads it. */
export function PaperDialog({
  of,
  paper,
  known,
  onClose,
}: {
  of: ClassDetail
  paper: ClassPaper
  known: PapersOfClass
  onClose: () => void
}) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const [form] = Form.useForm<Values>()
  const asked = asks[paper]
  const make = useWrite(api.training.makeClassPaper, {
    form,
    done: false,
    invalidates: [],
    onDone: (file) => {
      saveFile(file, paper)
      onClose()
    },
  })
  return (
    <Modal
      open
      title={t(`papers.paper.${paper}`)}
      okText={t('papers.download')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: make.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<Values>
        draft={`training.class.paper:${of.id}:${paper}`}
        form={form}
        layout="vertical"
        initialValues={{ format: 'docx', ...(asked.includes('on') ? { on: known.days[0] } : {}) }}
        onFinish={({ clearPhones, phoneReason, ...values }) => {
          const input = readForm(form, inputSchemaOf(trainingContract.makeClassPaper), {
            ...values,
            number: values.number || null,
            contact: values.contact || null,
            phoneReason: clearPhones === true ? (phoneReason ?? '') : null,
            id: of.id,
            paper,
          })
          if (input) make.mutate(input)
        }}
      >
        {asked.includes('number') && (
          <Form.Item name="number" label={t('papers.number')} extra={t('papers.numberHelp')}>
            <Input />
          </Form.Item>
        )}
        {asked.includes('unitId') && (
          <Form.Item name="unitId" label={t('papers.unit')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('papers.unitBlank')}
              options={known.units.map(({ id, ...unit }) => ({
                value: id,
                label: t('papers.unitOption', unit),
              }))}
            />
          </Form.Item>
        )}
        {asked.includes('on') && (
          <Form.Item name="on" label={t('papers.on')} required>
            <Select options={known.days.map((value) => ({ value, label: format.day(value) }))} />
          </Form.Item>
        )}
        {asked.includes('replyBy') && (
          <Form.Item name="replyBy" label={t('papers.replyBy')}>
            <DayField />
          </Form.Item>
        )}
        {asked.includes('contact') && (
          <Form.Item name="contact" label={t('papers.contact')}>
            <Input />
          </Form.Item>
        )}
        {asked.includes('groups') && (
          <Form.Item name="groups" label={t('papers.groups')} extra={t('papers.groupsHelp')}>
            <InputNumber min={1} max={30} precision={0} />
          </Form.Item>
        )}
        {asked.includes('phones') && known.mayRevealPhones && (
          <>
            <Form.Item name="clearPhones" valuePropName="checked" noStyle>
              <Checkbox>{t('papers.clearPhones')}</Checkbox>
            </Form.Item>
            <Form.Item noStyle shouldUpdate={(was, is) => was.clearPhones !== is.clearPhones}>
              {() =>
                form.getFieldValue('clearPhones') === true && (
                  <Form.Item name="phoneReason" label={t('papers.phoneReason')} required>
                    <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
                  </Form.Item>
                )
              }
            </Form.Item>
          </>
        )}
        <Form.Item name="format" label={t('papers.format')} required>
          <Radio.Group
            options={paperFormats
              .filter((one) => one !== 'xlsx' || paper !== 'notice')
              .map((value) => ({ value, label: t(`papers.formats.${value}`) }))}
          />
        </Form.Item>
      </DraftForm>
    </Modal>
  )
}
