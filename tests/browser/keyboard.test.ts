import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, openPage, signInAs } from './support/browser.ts'
import { focusedName, tabStops } from './support/keyboard.ts'

describe('the pages without a mouse', () => {
  const { addresses } = inject('world')
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it('shows the focus on every stop of the sign-in page and of the work view', async () => {
    // given both pages
    const { page } = await openPage(browser, addresses.kimflow)
    await page.goto('/anmelden')
    await page
      .getByRole('button', { name: 'Anmelden' })
      .or(page.getByRole('link'))
      .first()
      .waitFor()
    const signIn = await tabStops(page)
    await signInAs(page, 'jana-wierzbicki', '/arbeit?view=group')
    await page.getByRole('navigation', { name: 'Ansichten' }).waitFor()

    // when they are walked with Tab
    const work = await tabStops(page)

    // then there are stops, and none hides its focus
    expect(signIn.length).toBeGreaterThan(5)
    expect(work.length).toBeGreaterThan(8)
    expect([...signIn, ...work].filter(({ isVisible }) => !isVisible)).toEqual([])
  })

  it('opens, claims and releases a task with single keys, and can switch them off', async () => {
    // given a free task in the list
    const { page, faults } = await openPage(browser, addresses.kimflow)
    await signInAs(page, 'jana-wierzbicki', '/kontakte/neu')
    await takeIn(page)
    await page.goto('/arbeit?view=group')
    await page.locator('.task-rows .row-link').first().waitFor()

    // when it is opened with j and Enter, and claimed with c
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.locator('.task-pane h2').waitFor()
    await page.getByRole('button', { name: 'Aufgabe übernehmen' }).waitFor()
    await page.keyboard.press('c')
    await page.getByRole('button', { name: 'Aufgabe abschließen' }).waitFor()

    // and taken back with Alt+Z
    await page.keyboard.press('Alt+z')
    await page.getByRole('button', { name: 'Aufgabe übernehmen' }).waitFor()

    // then the help sheet lists the keys, and switching them off silences them
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Tastatur' }).waitFor()
    await page.getByRole('checkbox', { name: 'Kurztasten verwenden' }).uncheck()
    await page.keyboard.press('Escape')
    await page.keyboard.press('c')
    await page.waitForTimeout(300)
    expect(await page.getByRole('button', { name: 'Aufgabe übernehmen' }).count()).toBe(1)
    expect(faults).toEqual([])
  })

  it('leads from a failed submit to the first faulty field', async () => {
    // given the public form
    const { page } = await openPage(browser, addresses.kimflow)
    await page.goto('/melden?kreis=ahrsiepen')
    await page.getByRole('button', { name: 'Weiter' }).waitFor()

    // when it is sent empty
    await page.getByRole('button', { name: 'Weiter' }).click()
    const summary = page.getByRole('alert').getByRole('link')
    await summary.waitFor()

    // then the summary has the focus and its link leads to the question
    expect(await focusedName(page)).toContain('Bitte eine Angabe prüfen')
    await summary.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('source')
  })
})

async function takeIn(page: Awaited<ReturnType<typeof openPage>>['page']): Promise<void> {
  const next = () => page.getByRole('button', { name: 'Weiter' }).click()
  await page.getByRole('radio', { name: 'Schule oder Kita' }).check()
  await next()
  await page.getByRole('radio', { name: 'Ja, mündlich' }).check()
  await next()
  await page.getByLabel('Vorname').fill('Amina')
  await page.getByLabel('Familienname').fill('Jallow')
  await page.getByLabel('Sprache', { exact: true }).selectOption('fr')
  await page.getByRole('radio', { name: 'Brief' }).check()
  await next()
  await page.getByRole('checkbox', { name: 'Wohnen' }).check()
  await next()
  await page.getByRole('button', { name: 'Kontakt erfassen' }).click()
  await page.getByText(/K-\d+/).first().waitFor()
}
