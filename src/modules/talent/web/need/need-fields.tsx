import { useQuery } from '@tanstack/react-query'
import { Collapse, Form, InputNumber, Rate, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { unitWord } from '#platform/tabular/description/unit-words.ts'
import { ColumnField } from '#web/columns/column-field.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { ContactFields } from '#web/contacts/contact-fields.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { type NeedDetail, needContacts, needKindChoices, needShown } from '../../contract/index.ts'
import { tierOfUrgency } from '../../contract/need-rules.ts'
import { MajorField } from '../major/major-field.tsx'
import { FirmSelect } from './firm-select.tsx'
import styles from './need.module.css'

export type NeedValues = Record<string, unknown>

const columns = needShown.columns
const undefinedToNull = (value: unknown) => value ?? null

/** The fields of a need: what it is first, what is seldom said behind a fold. */
export function NeedFields({ seen }: { seen: NeedDetail | null }) {
  const words = useColumnWords(needShown)
  const { t } = useTranslation('talent')
  const form = Form.useFormInstance<NeedValues>()
  const kind = (Form.useWatch('kind', form) as string | undefined) ?? seen?.kind ?? 'post'
  return (
    <>
      <Form.Item name="kind" label={words.title('kind')} required>
        <Segmented
          block
          options={needKindChoices.map(({ value, title }) => ({ value, label: title[words.language] }))}
        />
      </Form.Item>
      <ColumnField name="title" column={columns.title} />
      <Form.Item name="enterpriseId" label={words.title('enterpriseId')} required>
        <FirmSelect
          known={seen === null ? undefined : { id: seen.enterpriseId, name: seen.enterpriseName }}
        />
      </Form.Item>
      <PlaceFields seen={seen} />
      <div className={styles.two}>
        {kind === 'post' && <ColumnField name="headcount" column={columns.headcount} />}
        <Form.Item name="urgency" label={words.title('urgency')} required>
          <Rate allowClear={false} />
        </Form.Item>
      </div>
      {kind === 'post' ? <PostFields /> : <TechnicalFields />}
      <ColumnField name="requiredSkillIds" column={columns.requiredSkillIds} />
      <ColumnField name="regionCodes" column={columns.regionCodes} />
      <ColumnField name="duties" column={columns.duties} tall />
      <Form.Item>
        <Collapse
          ghost
          items={[
            {
              key: 'more',
              label: t('need.more'),
              forceRender: true,
              children: <MoreFields kind={kind} seen={seen} />,
            },
          ]}
        />
      </Form.Item>
    </>
  )
}

/** Chain, and the node of its published map. */
function PlaceFields({ seen }: { seen: NeedDetail | null }) {
  const words = useColumnWords(needShown)
  const form = Form.useFormInstance<NeedValues>()
  const chainCode = (Form.useWatch('chainCode', form) as string | null | undefined) ?? null
  const map = useQuery({ ...chainQueries.map(chainCode ?? ''), enabled: chainCode !== null })
  return (
    <div className={styles.two}>
      <Form.Item name="chainCode" label={words.title('chainCode')} required>
        <Select
          options={words.options('chainCode')}
          onChange={() => form.setFieldsValue({ nodeCode: null })}
        />
      </Form.Item>
      <Form.Item name="nodeCode" label={words.title('nodeCode')} normalize={undefinedToNull}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          disabled={chainCode === null}
          loading={map.isFetching}
          // Until the map is read, the name that came along, and never the bare code.
          labelRender={({ label, value }) => label ?? (value === seen?.nodeCode ? seen?.nodeName : '…')}
          options={(map.data?.nodes ?? []).map((node) => ({ value: node.code, label: node.name }))}
        />
      </Form.Item>
    </div>
  )
}

function PostFields() {
  return (
    <>
      <div className={styles.two}>
        <ColumnField name="postKind" column={columns.postKind} />
        <ColumnField name="talentGroup" column={columns.talentGroup} />
      </div>
      <div className={styles.two}>
        <ColumnField name="education" column={columns.education} />
        <ColumnField name="experienceYears" column={columns.experienceYears} />
      </div>
      <div className={styles.two}>
        <ColumnField name="salaryFrom" column={columns.salaryFrom} />
        <ColumnField name="salaryTo" column={columns.salaryTo} />
      </div>
    </>
  )
}

function TechnicalFields() {
  const words = useColumnWords(needShown)
  return (
    <>
      <ColumnField name="targetIndicators" column={{ ...columns.targetIndicators, required: true }} tall />
      <div className={styles.two}>
        <Form.Item name="budget" label={words.title('budget')}>
          <InputNumber
            stringMode
            min="0"
            precision={2}
            suffix={unitWord(columns.budget.unit, words.language)}
            style={{ width: '100%' }}
          />
        </Form.Item>
        <ColumnField name="termMonths" column={columns.termMonths} />
      </div>
      <ColumnField name="propertyRule" column={columns.propertyRule} />
    </>
  )
}

function MoreFields({ kind, seen }: { kind: string; seen: NeedDetail | null }) {
  const words = useColumnWords(needShown)
  const form = Form.useFormInstance<NeedValues>()
  const urgency = (Form.useWatch('urgency', form) as number | undefined) ?? 3
  return (
    <>
      <div className={styles.two}>
        <ColumnField name="degree" column={columns.degree} />
        <ColumnField name="titleLevel" column={columns.titleLevel} />
      </div>
      <MajorField name="majorCodes" column={columns.majorCodes} />
      <ColumnField name="wishedSkillIds" column={columns.wishedSkillIds} />
      <ColumnField name="must" column={columns.must} extra={columns.must.note?.[words.language]} />
      <ColumnField name="modes" column={columns.modes} />
      {kind === 'post' && <ColumnField name="benefits" column={columns.benefits} tall />}
      <div className={styles.two}>
        <Form.Item name="deadlineOn" label={words.title('deadlineOn')}>
          <DayField />
        </Form.Item>
        <Form.Item name="tier" label={words.title('tier')} extra={columns.tier.note?.[words.language]}>
          <InputNumber
            min={1}
            max={9}
            precision={0}
            placeholder={String(tierOfUrgency(urgency))}
            style={{ width: '100%' }}
          />
        </Form.Item>
      </div>
      <ColumnField name="contactName" column={columns.contactName} />
      <div className={styles.two}>
        <ContactFields
          fields={needContacts.map((name) => ({ name, label: words.title(name) }))}
          masked={seen}
        />
      </div>
      <ColumnField name="source" column={columns.source} extra={columns.source.note?.[words.language]} />
    </>
  )
}
