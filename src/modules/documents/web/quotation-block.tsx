import { CopyOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/ui/use-language.ts'
import type { Fact } from '../contract.ts'
import styles from './facts.module.css'
import { quoteWords, shortQuote, tellQuotation, tellSource } from './quotation.ts'

/** Words of a document with their source, author and day, ready to be copied. */
export function QuotationBlock({
  fact,
  short = true,
}: {
  fact: Pick<Fact, 'sentence' | 'document'>
  /** Shortens a long sentence; the copy is short in any case. */
  short?: boolean
}) {
  const { t } = useTranslation('documents')
  const { language } = useFormat()
  const { message } = App.useApp()
  const quoted = shortQuote(fact.sentence, null)
  const copy = async () => {
    await copyText(tellQuotation(quoted, fact.document, t, language))
    void message.success(t('quote.copied'))
  }
  return (
    <blockquote className={styles.quote}>
      <span>{quoteWords(short ? quoted : fact.sentence, t)}</span>
      <footer>
        <cite style={{ fontStyle: 'normal' }}>{tellSource(fact.document, t, language)}</cite>
        <Button
          className="no-print"
          type="text"
          size="small"
          icon={<CopyOutlined />}
          onClick={() => void copy()}
        >
          {t('quote.copy')}
        </Button>
      </footer>
    </blockquote>
  )
}

/** Copies by the browser's clipboard; on plain http, where there is none, by a selected field. */
async function copyText(text: string): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text)
  const field = document.createElement('textarea')
  field.value = text
  document.body.append(field)
  field.select()
  document.execCommand('copy')
  field.remove()
}
