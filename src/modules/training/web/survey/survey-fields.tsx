import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Radio, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { OrganisationSelect } from '#modules/directory/web/selects.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Section } from '#web/ui/section.tsx'
import { surveyFrequencies, surveyStratas } from '../../contract/index.ts'
import { trainingQueries } from '../queries.ts'
import styles from './survey.module.css'

const orNull = (value: unknown) => value ?? null

/** What a questionnaire is: title, who asks on what basis, chain and class. */
export function WhatFields() {
  const { t } = useTranslation('training')
  const chains = useQuery(chainQueries.list()).data ?? []
  const classes = useQuery(trainingQueries.surveyClasses()).data ?? []
  return (
    <Section title={t('survey.part.what')}>
      <Form.Item name="title" label={t('survey.field.title')} required>
        <Input />
      </Form.Item>
      <Form.Item name="purpose" label={t('survey.field.purpose')} required>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <div className={styles.two}>
        <Form.Item name="askedByOrgId" label={t('survey.field.askedBy')} required>
          <OrganisationSelect />
        </Form.Item>
        <Form.Item name="basis" label={t('survey.field.basis')} required>
          <Input />
        </Form.Item>
        <Form.Item name="frequency" label={t('survey.field.frequency')} required>
          <Select
            options={surveyFrequencies.map((value) => ({ value, label: t(`survey.frequency.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="minutes" label={t('survey.field.minutes')} required>
          <InputNumber min={1} max={60} />
        </Form.Item>
        <Form.Item name="chainCode" label={t('survey.field.chain')} normalize={orNull}>
          <Select
            allowClear
            placeholder={t('everyChain')}
            options={chains.map((chain) => ({ value: chain.code, label: chain.name }))}
          />
        </Form.Item>
        <Form.Item name="classId" label={t('survey.field.class')} normalize={orNull}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={classes.map((one) => ({ value: one.id, label: one.title }))}
          />
        </Form.Item>
      </div>
    </Section>
  )
}

/** When it is answered and what is shown of it. */
export function RuleFields() {
  const { t } = useTranslation('training')
  return (
    <Section title={t('survey.part.when')}>
      <div className={styles.two}>
        <Form.Item name="opensOn" label={t('survey.field.opensOn')} required>
          <DayField />
        </Form.Item>
        <Form.Item name="closesOn" label={t('survey.field.closesOn')} required>
          <DayField />
        </Form.Item>
      </div>
      <Form.Item
        name="isAnonymous"
        label={t('survey.field.anonymity')}
        extra={t('survey.help.anonymous')}
        required
      >
        <Radio.Group
          options={[
            { value: true, label: t('survey.anonymous') },
            { value: false, label: t('survey.named') },
          ]}
        />
      </Form.Item>
      <div className={styles.two}>
        <Form.Item
          name="minimumSample"
          label={t('survey.field.minimumSample')}
          extra={t('survey.help.minimumSample')}
          required
        >
          <InputNumber min={3} max={50} />
        </Form.Item>
        <Form.Item name="strata" label={t('survey.field.strata')} extra={t('survey.help.strata')} required>
          <Select options={surveyStratas.map((value) => ({ value, label: t(`survey.strata.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="remindDaysBefore"
          label={t('survey.field.remind')}
          extra={t('survey.help.remind')}
          normalize={orNull}
        >
          <InputNumber min={1} max={14} />
        </Form.Item>
        <Form.Item name="mostReminders" label={t('survey.field.mostReminders')} required>
          <InputNumber min={0} max={5} />
        </Form.Item>
      </div>
      <Form.Item
        name="isPublic"
        label={t('survey.field.isPublic')}
        extra={t('survey.help.isPublic')}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
    </Section>
  )
}
