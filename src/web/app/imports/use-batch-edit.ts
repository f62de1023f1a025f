import { useTranslation } from 'react-i18next'
import { type ImportBatch, type ImportState, importStateWords } from '#platform/tabular/import/contract.ts'
import { api } from '#web/api.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { type Edit, useEdit } from '#web/use-edit.tsx'

/**
 * A step of a batch. When it has moved on meanwhile, in another window or by its job, both states are shown.
 *
 * @param to the state the step would bring.
 */
export function useBatchEdit<In extends { lockVersion: number }>(
  batch: ImportBatch,
  send: (input: In) => Promise<ImportBatch>,
  options: { to: ImportState; done: string; onDone?: () => void },
): Edit<In> {
  const { t } = useTranslation('imports')
  const { language } = useFormat()
  const { to, ...rest } = options
  return useEdit(send, {
    ...rest,
    live: true,
    invalidates: [['imports'], ['thread']],
    seen: batch,
    read: () => api.imports.getImport({ id: batch.id }),
    fields: [
      {
        label: t('state'),
        tell: ({ state }: ImportBatch) => importStateWords[state][language],
        entered: () => importStateWords[to][language],
      },
    ],
    onTakeTheirs: () => options.onDone?.(),
  })
}
