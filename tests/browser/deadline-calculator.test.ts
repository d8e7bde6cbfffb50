import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { axeFindings } from './support/axe.ts'
import { openBrowser, signInAs } from './support/browser.ts'

describe('the deadline calculator', () => {
  const { addresses } = inject('world')
  let browser: Browser
  let context: BrowserContext

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterEach(() => context.close())
  afterAll(() => browser.close())

  const open = async (path: string): Promise<Page> => {
    context = await browser.newContext({
      baseURL: addresses.kimflow,
      locale: 'de-DE',
      viewport: { width: 1440, height: 900 },
    })
    const page = await context.newPage()
    await signInAs(page, 'jana-wierzbicki', path)
    await page.getByRole('heading', { level: 1, name: 'Fristenrechner' }).waitFor()
    return page
  }

  it('computes a date from fields filled by keyboard alone and explains every day passed over', async () => {
    // given the rule, found by its search
    const page = await open('/fristenrechner')
    await page.getByRole('searchbox', { name: 'Regel suchen' }).fill('Schreiben Dauer')
    await page
      .getByLabel('Welche Frist?')
      .selectOption({ label: 'Frist im Schreiben einer Behörde (Dauer)' })

    // when
    await page.getByLabel('Wie bekannt gegeben?').selectOption('Bekanntgabe')
    await page.getByLabel('Bekanntgabe', { exact: true }).focus()
    await page.keyboard.type('11.12.2026')
    await page.getByLabel('Verfahrensrecht').selectOption('vwvfg')
    await page.getByLabel('Dauer').focus()
    await page.keyboard.type('2')
    await page.getByLabel('Einheit').selectOption('weeks')

    // then
    await page.getByText('Montag, 28.12.2026').first().waitFor()
    const rows = page.getByRole('table').getByRole('row')
    await rows.filter({ hasText: '1. Weihnachtstag, gesetzlicher Feiertag in NRW' }).waitFor()
    expect(await rows.filter({ hasText: 'Übersprungen' }).count()).toBe(3)
    expect(await axeFindings(page)).toEqual([])

    // and the address leads back to the same date
    await page.reload()
    await page.getByText('Montag, 28.12.2026').first().waitFor()
  })

  it('says beside the field what is wrong with it', async () => {
    // given
    const page = await open('/fristenrechner?rule=notification-letter')
    const posted = page.getByLabel('Aufgabe zur Post')

    // when
    await posted.fill('30.02.2026')

    // then
    await page.getByText('Geben Sie einen Tag an, den es gibt, zum Beispiel 09.12.2026.').waitFor()
    expect(await posted.getAttribute('aria-invalid')).toBe('true')

    // when the server finds that two facts do not go together
    await posted.fill('23.11.2026')
    await page.getByLabel('Verfahrensrecht').selectOption('sgb-x')
    await page.getByLabel('Tatsächlich zugegangen').fill('20.11.2026')

    // then
    await page.getByText('Dieser Tag liegt vor dem Tag der Absendung').waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  it('scrolls the table, not the page, on a phone', async () => {
    // given
    const page = await open('/fristenrechner?rule=last-gap-free-filing')
    await page.setViewportSize({ width: 320, height: 640 })

    // when
    await page.getByRole('button', { name: 'Beispiel einsetzen' }).click()
    await page.getByText('Donnerstag, 31.12.2026').first().waitFor()

    // then
    const overhang = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect(overhang).toBeLessThanOrEqual(1)
    expect(await axeFindings(page)).toEqual([])
  })

  it('keeps a birth date out of the address', async () => {
    // given
    const page = await open('/fristenrechner?rule=age-majority')

    // when
    await page.getByLabel('Geburtsdatum').fill('24.12.2008')
    await page.getByText('Mittwoch, 23.12.2026').first().waitFor()

    // then
    expect(page.url()).toContain('rule=age-majority')
    expect(page.url()).not.toMatch(/2008|bornOn/)
  })
})
