import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ObjectRef } from '#platform/http/contract.ts'
import { attachmentsQuery } from '#web/ui/files/queries.ts'
import type { ProofInput } from '../contract/index.ts'
import styles from './matters.module.css'

/** A proof as the form asks for it: words, and one reference of a kind. */
export interface ProofValue {
  text?: string
  kind?: 'attachment' | 'file' | 'url' | 'document'
  reference?: string
}

/** Kinds of proof that are objects of the product. */
const refKinds = { document: 'documents.document', file: 'platform.attachment' } as const

/** What the forms' proofs say to the contract. */
export function toProofs(values: readonly ProofValue[] | undefined): ProofInput[] {
  return (values ?? []).map(({ text = '', kind = 'attachment', reference = '' }) => ({
    text,
    ref: kind in refKinds ? { kind: refKinds[kind as keyof typeof refKinds], id: reference } : null,
    url: kind === 'url' ? reference : null,
    attachment: kind === 'attachment' ? reference : null,
  }))
}

/**
 * Proofs of a step, each with what it can be checked against: a paper kept elsewhere, a file attached to the object, an
 * address, or one of `documents`.
 */
export function ProofFields({
  object,
  documents,
}: {
  object: ObjectRef
  documents: { value: string; label: string }[]
}) {
  const { t } = useTranslation('matters')
  const values: ProofValue[] = Form.useWatch('proofs') ?? []
  const files = (useQuery(attachmentsQuery(object)).data?.items ?? [])
    .filter((file) => file.removed === null)
    .map((file) => ({ value: file.id, label: file.fileName }))
  const kinds = (['attachment', 'file', 'url', 'document'] as const).map((kind) => ({
    value: kind,
    label: t(`proof.${kind}`),
  }))
  return (
    <Form.List name="proofs">
      {(fields, { add, remove }) => (
        <div style={{ marginBottom: 16 }}>
          {fields.map((field, index) => (
            <div key={field.key} className={styles.box} style={{ marginBottom: 8 }}>
              <Form.Item name={[field.name, 'text']} label={`${t('proof.title')} ${index + 1}`} required>
                <Input placeholder={t('proof.text')} />
              </Form.Item>
              <Form.Item name={[field.name, 'kind']} label={t('proof.kind')} initialValue="attachment">
                <Select options={kinds} />
              </Form.Item>
              <Form.Item name={[field.name, 'reference']} label={t('proof.which')} required>
                {values[index]?.kind === 'document' || values[index]?.kind === 'file' ? (
                  <Select
                    showSearch={{ optionFilterProp: 'label' }}
                    options={values[index]?.kind === 'file' ? files : documents}
                    notFoundContent={t(values[index]?.kind === 'file' ? 'proof.noFile' : 'proof.noDocument')}
                  />
                ) : (
                  <Input
                    placeholder={t(values[index]?.kind === 'url' ? 'proof.urlForm' : 'proof.attachment')}
                  />
                )}
              </Form.Item>
              {fields.length > 1 && (
                <Button size="small" onClick={() => remove(field.name)}>
                  {t('proof.remove')}
                </Button>
              )}
            </div>
          ))}
          <Button size="small" onClick={() => add({ kind: 'attachment' })}>
            {t('proof.add')}
          </Button>
        </div>
      )}
    </Form.List>
  )
}
