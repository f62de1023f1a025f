import type { FormInstance } from 'antd'

const drafts = new WeakMap<FormInstance, () => void>()

/** Says how the draft of a form is dropped; `DraftForm` does so for its form. */
export function registerDraft(form: FormInstance, clear: () => void): void {
  drafts.set(form, clear)
}

/** Drops the draft of a form whose content is saved or given up, if it keeps one. */
export function clearDraftOf(form: FormInstance | undefined): void {
  if (form !== undefined) drafts.get(form)?.()
}
