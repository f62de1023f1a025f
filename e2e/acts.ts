import type { Locator, Page } from 'playwright-core'

type Scope = Page | Locator
const pageOf = (scope: Scope): Page => ('page' in scope ? scope.page() : scope)

/** Fields of a label, apart from regions that bear the same name. */
export const fieldsOf = (scope: Scope, label: string, role: 'textbox' | 'combobox'): Locator =>
  scope.getByLabel(label, { exact: true }).and(pageOf(scope).getByRole(role))

/** Chooses an option of a list by its whole label, typing it where the list is searched. */
export async function choose(scope: Scope, label: string, option: string | RegExp): Promise<void> {
  await chooseIn(fieldsOf(scope, label, 'combobox').last(), option)
}

/** The same for a field that was found otherwise. */
export async function chooseIn(field: Locator, option: string | RegExp): Promise<void> {
  const page = field.page()
  await field.click()
  if (typeof option === 'string' && (await field.getAttribute('readonly')) === null) await field.fill(option)
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ has: page.getByText(option, typeof option === 'string' ? { exact: true } : {}) })
    .first()
    // By the event and not by the place: while the list slides in, a click would fall on a neighbour.
    .dispatchEvent('click')
}

/** Enters a day as people type it. */
export async function enterDay(scope: Scope, label: string, day: string): Promise<void> {
  const field = scope.getByLabel(label, { exact: true })
  await field.fill(day)
  await field.press('Tab')
}

/** Presses a button whose two characters the design system sets apart, and waits until the server has done it. */
export async function pressAndWait(button: Locator, path: string | RegExp): Promise<void> {
  const done = button
    .page()
    .waitForResponse(
      (answer) =>
        answer.request().method() !== 'GET' &&
        (typeof path === 'string' ? answer.url().includes(path) : path.test(answer.url())),
    )
  await button.click()
  const answer = await done
  if (!answer.ok()) throw new Error(`${answer.url()}: ${await answer.text()}`)
}

/** A button by its word, however it is spaced. */
export const button = (scope: Scope, word: string): Locator =>
  scope.getByRole('button', { name: new RegExp(`^(\\S+ )?${[...word].join('\\s?')}$`) })

/** Takes an object of a workflow one step on, as its page offers it, and waits for the state that comes of it. */
export async function step(page: Page, action: string, state: string): Promise<void> {
  await button(page.getByRole('region', { name: '办理', exact: true }), action).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('.ant-modal-footer .ant-btn-primary').click()
  await dialog.waitFor({ state: 'hidden' })
  await page.locator('main header').getByText(state, { exact: true }).first().waitFor()
}

/** The dialog or drawer that is open. */
export const dialogOf = (page: Page): Locator => page.getByRole('dialog').last()
