import i18next from 'i18next'

/** Names the browser's tab: what is open, and the product. */
export function setDocumentTitle(title: string): void {
  document.title = `${title} · ${i18next.t('product', { ns: 'ui' })}`
}
