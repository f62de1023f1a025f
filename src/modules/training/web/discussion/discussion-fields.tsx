import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { EnterpriseSelect, OrganisationSelect, PersonSelect } from '#modules/directory/web/selects.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Section } from '#web/ui/section.tsx'
import { type DiscussionDetail, discussionKinds } from '../../contract/index.ts'
import styles from './discussion.module.css'
import type { Values } from './form-values.ts'
import { useClassesToPrepare } from './use-classes-to-prepare.ts'

const emptyToNull = (value: unknown) => (value === '' || value === undefined ? null : value)

/** Everything that is entered of a discussion or visit. */
export function Fields({ known }: { known: DiscussionDetail | null }) {
  const { t } = useTranslation('training')
  const form = Form.useFormInstance<Values>()
  const chains = useQuery(chainQueries.list()).data ?? []
  return (
    <>
      <Form.Item name="kind" label={t('discussion.field.kind')} required>
        <Radio.Group
          options={discussionKinds.map((value) => ({ value, label: t(`discussion.kind.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="title" label={t('discussion.field.title')} required>
        <Input />
      </Form.Item>
      <div className={styles.two}>
        <Form.Item name="heldOn" label={t('discussion.field.heldOn')} required>
          <DayField />
        </Form.Item>
        <Form.Item name="place" label={t('discussion.field.place')} normalize={emptyToNull}>
          <Input />
        </Form.Item>
        <Form.Item name="hostOrgId" label={t('discussion.field.host')} required>
          <OrganisationSelect />
        </Form.Item>
        <Form.Item name="chainCode" label={t('discussion.field.chain')} normalize={emptyToNull}>
          <Select
            allowClear
            options={chains.map((chain) => ({ value: chain.code, label: chain.name }))}
            onChange={() => {
              const findings = form.getFieldValue('findings') ?? []
              form.setFieldValue(
                'findings',
                findings.map((one: object) => ({ ...one, nodeCode: null })),
              )
            }}
          />
        </Form.Item>
      </div>
      <Form.Item name="enterpriseId" label={t('discussion.field.enterprise')} normalize={emptyToNull}>
        <EnterpriseSelect />
      </Form.Item>
      <ClassField known={known} />
      <Form.Item name="summary" label={t('discussion.field.summary')} normalize={emptyToNull}>
        <Input.TextArea autoSize={{ minRows: 3 }} />
      </Form.Item>
      <Participants known={known} />
      <Findings />
    </>
  )
}

/** The class it prepares. */
function ClassField({ known }: { known: DiscussionDetail | null }) {
  const { t } = useTranslation('training')
  const offered = useClassesToPrepare(known)
  if (offered === null) return null
  return (
    <Form.Item
      name="classId"
      label={t('discussion.field.class')}
      normalize={(value: string | undefined) => value ?? null}
    >
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        options={offered.map((one) => ({ value: one.id, label: one.title }))}
      />
    </Form.Item>
  )
}

function Participants({ known }: { known: DiscussionDetail | null }) {
  const { t } = useTranslation('training')
  const form = Form.useFormInstance<Values>()
  return (
    <Section title={t('discussion.field.participants')}>
      <Form.List name="participants">
        {(items, { add, remove }) => (
          <>
            {items.map(({ key, name }) => {
              const person = known?.participants[name]
              return (
                <div key={key} className={styles.line}>
                  <Form.Item name={[name, 'name']} noStyle>
                    <Input
                      aria-label={t('discussion.participant.name')}
                      placeholder={t('discussion.participant.name')}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'personId']} noStyle>
                    <PersonSelect
                      allowClear
                      placeholder={t('discussion.participant.person')}
                      known={person?.personId ? { id: person.personId, name: person.name } : null}
                      onName={(chosen) => {
                        if (chosen !== null) form.setFieldValue(['participants', name, 'name'], chosen)
                      }}
                    />
                  </Form.Item>
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={t('discussion.participant.remove')}
                    onClick={() => remove(name)}
                  />
                </div>
              )
            })}
            <Button icon={<PlusOutlined />} onClick={() => add({ personId: null, name: '' })}>
              {t('discussion.participant.add')}
            </Button>
          </>
        )}
      </Form.List>
    </Section>
  )
}

function Findings() {
  const { t } = useTranslation('training')
  const form = Form.useFormInstance<Values>()
  const chainCode = Form.useWatch('chainCode', form) ?? null
  const map = useQuery({ ...chainQueries.map(chainCode ?? ''), enabled: chainCode !== null })
  return (
    <Section title={t('discussion.field.findings')} note={t('discussion.finding.nodeNeedsChain')}>
      <Form.List name="findings">
        {(items, { add, remove }) => (
          <>
            {items.map(({ key, name }) => (
              <div key={key} className={styles.line}>
                <Form.Item name={[name, 'text']} noStyle>
                  <Input.TextArea
                    aria-label={t('discussion.field.finding')}
                    placeholder={t('discussion.field.finding')}
                    autoSize={{ minRows: 1 }}
                  />
                </Form.Item>
                <Form.Item name={[name, 'nodeCode']} noStyle normalize={emptyToNull}>
                  <Select
                    allowClear
                    disabled={chainCode === null}
                    aria-label={t('discussion.field.node')}
                    placeholder={t('discussion.field.node')}
                    showSearch={{ optionFilterProp: 'label' }}
                    options={(map.data?.nodes ?? []).map((node) => ({ value: node.code, label: node.name }))}
                  />
                </Form.Item>
                <Button
                  icon={<DeleteOutlined />}
                  aria-label={t('discussion.finding.remove')}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({ id: null, text: '', nodeCode: null })}>
              {t('discussion.finding.add')}
            </Button>
          </>
        )}
      </Form.List>
    </Section>
  )
}
