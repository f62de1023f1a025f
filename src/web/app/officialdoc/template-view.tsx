import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Template } from '#platform/officialdoc/contract.ts'
import { api, isConflict, useWrite } from '#web/api.ts'
import { HistoryList } from '#web/app/thread/history-list.tsx'
import { useDraftValues } from '#web/recovery/use-draft.tsx'
import { ConflictNotice } from '#web/ui/conflict-notice.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { Section } from '#web/ui/section.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import styles from './officialdoc.module.css'
import { PreviewPanel } from './preview-panel.tsx'
import { officialdocQueries } from './queries.ts'
import { useDelayed } from './use-delayed.ts'

/** Changes a template, with what it makes of invented data beside it. */
export function TemplateView({ template }: { template: Template }) {
  const { t } = useTranslation('officialdoc')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const client = useQueryClient()
  const { kind } = template
  const [name, setName] = useState(template.name)
  const [content, setContent] = useState(template.content)
  const [theirs, setTheirs] = useState<Template | null>(null)
  const draft = useDraftValues(`officialdoc.template:${kind}`, {
    apply: (kept) => {
      if (typeof kept.name === 'string') setName(kept.name)
      if (typeof kept.content === 'string') setContent(kept.content)
    },
    reset: () => {
      setName(template.name)
      setContent(template.content)
    },
    version: template.lockVersion,
  })
  const enter = (next: { name: string; content: string }) => {
    setName(next.name)
    setContent(next.content)
    draft.keep(next)
  }
  const settled = useDelayed(content, 600)
  const preview = useQuery({ ...officialdocQueries.preview(kind, settled), enabled: settled !== '' })
  const take = (next: Template) => {
    draft.clear()
    client.setQueryData(officialdocQueries.template(kind).queryKey, next)
    setName(next.name)
    setContent(next.content)
    setTheirs(null)
  }
  const written = {
    quietConflict: true,
    invalidates: [['officialdoc', 'template', kind], ['audit']],
    onDone: take,
  }
  const save = useWrite(api.officialdoc.putTemplate, written)
  const reset = useWrite(api.officialdoc.resetTemplate, written)
  const onError = async (error: unknown) => {
    if (isConflict(error)) setTheirs(await api.officialdoc.getTemplate({ kind }))
  }
  const submit = (lockVersion: number) => save.mutate({ kind, lockVersion, name, content }, { onError })
  const download = useWrite(api.officialdoc.downloadPreview, {
    done: false,
    invalidates: [],
    onDone: (file) => saveFile(file, `${kind}.pdf`),
  })
  const changed = name !== template.name || content !== template.content
  return (
    <div className={styles.work}>
      <div>
        <p className={styles.note}>
          {template.isShipped
            ? t('template.shipped')
            : t('template.version', { version: template.lockVersion })}
          {template.updatedAt !== null &&
            ` · ${t('template.changed', { name: template.updatedBy, day: format.day(template.updatedAt.slice(0, 10)) })}`}
        </p>
        <Form layout="vertical" onFinish={() => submit(template.lockVersion)}>
          {draft.notice}
          <Form.Item label={t('template.name')}>
            <Input
              value={name}
              maxLength={60}
              onChange={(event) => enter({ name: event.target.value, content })}
            />
          </Form.Item>
          <Form.Item
            label={t('template.content')}
            extra={t('template.help', { open: '{{', close: '}}' })}
            className={styles.source}
          >
            <Input.TextArea
              aria-label={t('template.content')}
              value={content}
              autoSize={{ minRows: 16, maxRows: 36 }}
              spellCheck={false}
              onChange={(event) => enter({ name, content: event.target.value })}
            />
          </Form.Item>
          {theirs !== null && (
            <Form.Item>
              <ConflictNotice
                busy={save.isPending}
                fields={[
                  { label: t('template.name'), theirs: theirs.name, mine: name, same: theirs.name === name },
                  {
                    label: t('template.content'),
                    theirs: theirs.content,
                    mine: content,
                    same: theirs.content === content,
                  },
                ]}
                onTakeTheirs={() => take(theirs)}
                onTakeMine={() => submit(theirs.lockVersion)}
              />
            </Form.Item>
          )}
          <div className={styles.actions}>
            <Button
              type="primary"
              htmlType="submit"
              loading={save.isPending}
              disabled={!changed || name.trim() === '' || content === ''}
            >
              {ui('save')}
            </Button>
            <Popconfirm
              title={t('template.resetAsk')}
              okText={t('template.reset')}
              cancelText={ui('cancel')}
              onConfirm={() => reset.mutate({ kind, lockVersion: template.lockVersion }, { onError })}
            >
              <Button loading={reset.isPending} disabled={template.isShipped}>
                {t('template.reset')}
              </Button>
            </Popconfirm>
          </div>
        </Form>
        <Section title={t('template.fields')}>
          <p className={styles.note}>
            {template.fields
              .map((field) =>
                field.columns.length === 0
                  ? `${field.name}${format.bracket(field.label)}`
                  : `${field.name}${format.bracket(`${field.label}${format.colon}${field.columns.map((column) => column.name).join(format.comma)}`)}`,
              )
              .join(format.comma)}
          </p>
        </Section>
        <Section title={t('template.history')}>
          <HistoryList kind="officialdoc.template" id={kind} />
        </Section>
      </div>
      <PreviewPanel
        query={preview}
        waits={settled === ''}
        actions={(['docx', 'pdf'] as const).map((file) => (
          <Button
            key={file}
            loading={download.isPending && download.variables.format === file}
            disabled={content === ''}
            onClick={() => download.mutate({ kind, content, format: file })}
          >
            {t(file)}
          </Button>
        ))}
      />
    </div>
  )
}
