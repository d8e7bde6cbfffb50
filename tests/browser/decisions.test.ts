import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { axeFindings } from './support/axe.ts'
import { openBrowser, openPage, signInAs } from './support/browser.ts'

describe('the page „Regelprüfer“', () => {
  const { addresses } = inject('world')
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it('answers with rule, source and validity, and shows why the other rows do not apply', async () => {
    // given a case manager who has no case at hand
    const { page, faults } = await openPage(browser, addresses.kimflow)
    await signInAs(page, 'jana-wierzbicki', '/arbeit')
    await page.getByRole('link', { name: 'Regelprüfer' }).click()
    await page.getByRole('combobox', { name: 'Regel' }).selectOption('Nötige Aufenthaltsdauer')

    // when she asks for the three-year route after its end, by keyboard
    await page.getByRole('radio', { name: /§ 10 Abs. 3 StAG/ }).check()
    await page.getByLabel('Tag der Entscheidung').fill('30.10.2025')
    await page.getByRole('button', { name: 'Regel prüfen' }).press('Enter')

    // then the answer is explained and marked in the table
    const result = page.getByRole('region', { name: 'Ergebnis' })
    await result.getByText('diesen Weg gibt es nicht').first().waitFor()
    await result.getByText('BGBl. 2025 I Nr. 256').first().waitFor()
    expect(await page.locator('tr.selected').innerText()).toContain('Aufgehoben')
    await page.getByText('nein: Tag der Entscheidung ist „30.10.2025“').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(faults).toEqual([])
  })

  it('names what is missing and leads to the field', async () => {
    // given
    const { page } = await openPage(browser, addresses.kimflow)
    await signInAs(page, 'jana-wierzbicki', '/regelpruefer?regel=health-cover')

    // when
    await page.getByRole('button', { name: 'Regel prüfen' }).click()
    await page.getByRole('alert').getByRole('link', { name: 'Bitte angeben: Alter' }).click()

    // then
    expect(await page.evaluate('document.activeElement.id')).toBe('fact-age')
  })
})
