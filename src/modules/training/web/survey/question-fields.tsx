import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Section } from '#web/ui/section.tsx'
import { questionKinds } from '../../contract/index.ts'
import { trainingQueries } from '../queries.ts'
import type { Values } from './form-values.ts'
import styles from './survey.module.css'

const fresh = { kind: 'matrix', text: '', required: true, options: [], mostChoices: null, topicCodes: [] }

/** Questions in their order, each with what its kind needs. */
export function QuestionFields() {
  const { t } = useTranslation('training')
  return (
    <Section title={t('survey.part.questions')}>
      <Form.List name="questions">
        {(items, { add, remove, move }) => (
          <>
            {items.map(({ key, name }, at) => (
              <div key={key} className={styles.question}>
                <div className={styles.questionHead}>
                  <strong>{t('survey.question.number', { number: at + 1 })}</strong>
                  <Button
                    size="small"
                    icon={<ArrowUpOutlined />}
                    aria-label={t('survey.question.up')}
                    disabled={at === 0}
                    onClick={() => move(at, at - 1)}
                  />
                  <Button
                    size="small"
                    icon={<ArrowDownOutlined />}
                    aria-label={t('survey.question.down')}
                    disabled={at === items.length - 1}
                    onClick={() => move(at, at + 1)}
                  />
                  <Button
                    size="small"
                    icon={<DeleteOutlined />}
                    aria-label={t('survey.question.remove')}
                    onClick={() => remove(name)}
                  />
                </div>
                <Question name={name} />
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add(fresh)}>
              {t('survey.question.add')}
            </Button>
          </>
        )}
      </Form.List>
    </Section>
  )
}

function Question({ name }: { name: number }) {
  const { t } = useTranslation('training')
  const form = Form.useFormInstance<Values>()
  const kind = Form.useWatch(['questions', name, 'kind'], form)
  return (
    <>
      <div className={styles.two}>
        <Form.Item name={[name, 'kind']} label={t('survey.question.kind')} required>
          <Select options={questionKinds.map((value) => ({ value, label: t(`survey.kind.${value}`) }))} />
        </Form.Item>
        <Form.Item name={[name, 'required']} label=" " valuePropName="checked">
          <Checkbox>{t('survey.question.required')}</Checkbox>
        </Form.Item>
      </div>
      <Form.Item name={[name, 'text']} label={t('survey.question.text')} required>
        <Input />
      </Form.Item>
      {kind === 'matrix' && <Topics name={name} />}
      {(kind === 'single' || kind === 'multiple') && (
        <Form.Item
          name={[name, 'options']}
          label={t('survey.question.options')}
          extra={t('survey.help.options')}
          required
        >
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['\n', '；', ';']} />
        </Form.Item>
      )}
      {kind === 'multiple' && (
        <Form.Item
          name={[name, 'mostChoices']}
          label={t('survey.question.mostChoices')}
          normalize={(value: number | undefined) => value ?? null}
        >
          <InputNumber min={1} max={20} />
        </Form.Item>
      )}
    </>
  )
}

function Topics({ name }: { name: number }) {
  const { t } = useTranslation('training')
  const form = Form.useFormInstance<Values>()
  const chainCode = Form.useWatch('chainCode', form) ?? null
  const topics = (useQuery(trainingQueries.topics()).data ?? []).filter(({ retired }) => !retired)
  // Of the chain first: they are what a survey of it asks about.
  const ordered = [
    ...topics.filter((topic) => topic.chainCode !== null && topic.chainCode === chainCode),
    ...topics.filter((topic) => topic.chainCode === null || topic.chainCode !== chainCode),
  ]
  return (
    <Form.Item
      name={[name, 'topicCodes']}
      label={t('survey.question.topics')}
      extra={t('survey.help.matrix')}
      required
    >
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        options={ordered.map((topic) => ({
          value: topic.code,
          label: topic.chainName === null ? topic.name : `${topic.name}（${topic.chainName}）`,
        }))}
      />
    </Form.Item>
  )
}
