import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { deptKinds } from '#modules/directory/contract/organisation.ts'
import { directoryQueries } from '#modules/directory/web/queries.ts'
import { OrganisationSelect, PersonSelect } from '#modules/directory/web/selects.tsx'
import { api, useWrite } from '#web/api.ts'
import { Section } from '#web/ui/section.tsx'
import { audienceLine, type SurveyDetail } from '../../contract/index.ts'
import type { Values } from './form-values.ts'
import styles from './survey.module.css'

const kinds = ['organisation', 'person', 'branch'] as const
const fresh = { kind: 'organisation', withBelow: true, deptKind: null, regionCode: null }

/** Who is asked: organisations, people, branches of work and regions. */
export function AudienceFields({ known }: { known: SurveyDetail['audience'] }) {
  const { t } = useTranslation('training')
  return (
    <Section title={t('survey.part.audience')}>
      <Form.List name="audience">
        {(items, { add, remove }) => (
          <>
            {items.map(({ key, name }) => (
              <div key={key} className={styles.line}>
                <Form.Item name={[name, 'kind']} noStyle>
                  <Select
                    aria-label={t('survey.audience.kindLabel')}
                    options={kinds.map((value) => ({ value, label: t(`survey.audience.kind.${value}`) }))}
                  />
                </Form.Item>
                <Line name={name} known={known} />
                <Button
                  icon={<DeleteOutlined />}
                  aria-label={t('survey.audience.remove')}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add(fresh)}>
              {t('survey.audience.add')}
            </Button>
          </>
        )}
      </Form.List>
      <Counted />
    </Section>
  )
}

function Line({ name, known }: { name: number; known: SurveyDetail['audience'] }) {
  const { t } = useTranslation('training')
  const { t: directory } = useTranslation('directory')
  const form = Form.useFormInstance<Values>()
  const kind = Form.useWatch(['audience', name, 'kind'], form)
  const personId = Form.useWatch(['audience', name, 'personId'], form) as string | undefined
  const regions = useQuery(directoryQueries.regions()).data ?? []
  const named = known.find(({ line }) => line.kind === 'person' && line.personId === personId)
  if (kind === 'person')
    return (
      <Form.Item name={[name, 'personId']} noStyle>
        <PersonSelect
          placeholder={t('survey.audience.person')}
          known={named && personId ? { id: personId, name: named.name } : null}
        />
      </Form.Item>
    )
  if (kind === 'branch')
    return (
      <div className={styles.two}>
        <Form.Item name={[name, 'deptKind']} noStyle normalize={(value: string | undefined) => value ?? null}>
          <Select
            allowClear
            aria-label={t('survey.audience.deptKind')}
            placeholder={t('survey.audience.deptKind')}
            options={deptKinds.map((value) => ({
              value,
              label: directory(`organisation.deptKind.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name={[name, 'regionCode']}
          noStyle
          normalize={(value: string | undefined) => value ?? null}
        >
          <Select
            allowClear
            aria-label={t('survey.audience.region')}
            placeholder={t('survey.audience.region')}
            showSearch={{ optionFilterProp: 'label' }}
            options={regions.map((region) => ({ value: region.code, label: region.name }))}
          />
        </Form.Item>
      </div>
    )
  return (
    <div className={styles.two}>
      <Form.Item name={[name, 'orgId']} noStyle>
        <OrganisationSelect placeholder={t('survey.audience.org')} />
      </Form.Item>
      <Form.Item name={[name, 'withBelow']} noStyle valuePropName="checked">
        <Checkbox>{t('survey.audience.withBelow')}</Checkbox>
      </Form.Item>
    </div>
  )
}

/** How many people that is; the lines that are whole are counted. */
function Counted() {
  const { t } = useTranslation('training')
  const form = Form.useFormInstance<Values>()
  const count = useWrite(api.training.countAudience, { done: false, invalidates: [] })
  const ask = () => {
    const lines: unknown[] = form.getFieldValue('audience') ?? []
    count.mutate({
      audience: lines.flatMap((line) => {
        const read = audienceLine.safeParse(line)
        return read.success ? [read.data] : []
      }),
    })
  }
  return (
    <p className={styles.actions}>
      <Button size="small" loading={count.isPending} onClick={ask}>
        {t('survey.audience.count')}
      </Button>
      {count.data && <span>{t('survey.audience.counted', { ...count.data })}</span>}
    </p>
  )
}
