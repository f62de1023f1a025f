import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DayField } from '#web/ui/day-field.tsx'
import { emptyToNull } from '#web/ui/form-parts.tsx'
import { deptKinds, organisationKinds } from '../../contract/organisation.ts'
import styles from '../enterprises.module.css'
import { directoryQueries } from '../queries.ts'

/** The fields of an organisation; `children` stand between name and kind. */
export function OrganisationFields({ named = true, children }: { named?: boolean; children?: ReactNode }) {
  const { t } = useTranslation('directory')
  const regions = useQuery(directoryQueries.regions())
  return (
    <>
      <Form.Item name="name" label={t('organisation.field.name')} required>
        <Input disabled={!named} />
      </Form.Item>
      {children}
      <div className={styles.pair}>
        <Form.Item name="shortName" label={t('organisation.field.shortName')} normalize={emptyToNull}>
          <Input />
        </Form.Item>
        <Form.Item name="regionCode" label={t('organisation.field.regionCode')} required>
          <Select
            loading={regions.isPending}
            options={(regions.data ?? []).map((region) => ({ value: region.code, label: region.name }))}
          />
        </Form.Item>
        <Form.Item name="kind" label={t('organisation.field.kind')} required>
          <Select
            options={organisationKinds.map((kind) => ({
              value: kind,
              label: t(`organisation.kind.${kind}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="deptKind"
          label={t('organisation.field.deptKind')}
          normalize={(value: unknown) => value ?? null}
        >
          <Select
            allowClear
            options={deptKinds.map((kind) => ({ value: kind, label: t(`organisation.deptKind.${kind}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="position"
          label={t('organisation.field.position')}
          extra={t('organisation.positionHelp')}
        >
          <InputNumber min={0} max={10_000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="validFrom" label={t('organisation.field.validFrom')}>
          <DayField />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('organisation.field.note')} normalize={emptyToNull}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
    </>
  )
}
