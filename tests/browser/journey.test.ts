import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { repository } from '../../scripts/embedded/folders.ts'
import { axeFindings } from './support/axe.ts'
import { openBrowser, openPage, signInAs } from './support/browser.ts'

const pictures = join(repository, 'node_modules/.cache/pictures')
const familyName = `Tekle-${Date.now().toString(36)}`

/** Looks at a page: a picture for people, axe for the rest. */
async function look(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await page.screenshot({ path: join(pictures, `${name}.png`) })
  expect(await axeFindings(page), `axe on ${name}`).toEqual([])
}

/** The newest first: the shared world holds more tasks than one page shows. */
const openTask = async (page: Page, title: string): Promise<void> => {
  const row = page.getByRole('row').filter({ hasText: title }).filter({ hasText: familyName })
  for (let tries = 0; tries < 20 && !(await row.count()); tries += 1) {
    await page.goto('/arbeit?view=group&sort=created')
    await row
      .first()
      .waitFor({ timeout: 1_000 })
      .catch(() => undefined)
  }
  await row.getByRole('link').first().click()
  await page.getByRole('button', { name: 'Aufgabe übernehmen' }).click()
  await page.getByRole('button', { name: 'Aufgabe abschließen' }).waitFor()
}

const complete = async (page: Page): Promise<void> => {
  const completed = page.waitForResponse(
    (response) => response.url().endsWith('/completion') && response.ok(),
  )
  await page.getByRole('button', { name: 'Aufgabe abschließen' }).click()
  await completed
}

describe('the journey of one case in the browser', () => {
  const { addresses } = inject('world')
  let browser: Browser

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it('carries a contact through intake and referral to an answer that moves the case', async () => {
    // given a case manager who takes a contact in
    const { page, faults } = await openPage(browser, addresses.kimflow)
    await page.goto('/')
    await page.getByRole('heading', { name: 'Anmelden' }).waitFor()
    await look(page, '01-sign-in')
    await signInAs(page, 'jana-wierzbicki', '/kontakte/neu')
    await look(page, '02-new-contact')
    await takeIn(page)

    // when the talk is documented and the proposal followed
    await openTask(page, 'Erstgespräch dokumentieren')
    await look(page, '03-talk')
    await documentTalk(page)
    await complete(page)
    await openTask(page, 'Über Aufnahme entscheiden')
    await page.getByText('Regel 6 von 9').waitFor()
    await look(page, '04-decision')
    await complete(page)

    // and both targets are chosen with consent
    await openTask(page, 'Stellen auswählen')
    for (const name of [/Jobcenter Ahrsiepen/, /MBE Brückenhaus/]) {
      for (const box of await page.getByRole('checkbox', { name }).all()) await box.check()
    }
    await page.getByRole('checkbox', { name: /Schweigepflicht/ }).check()
    await look(page, '05-targets')
    await complete(page)

    // then the case page shows who owes the next step
    await page.goto('/faelle')
    await page.getByRole('row').filter({ hasText: familyName }).getByRole('link').first().click()
    await expectEventually(page, 'MBE Brückenhaus e. V.', 'Annahme')
    await look(page, '06-case')
    await page
      .getByRole('link', { name: /Ablauf/ })
      .first()
      .click()
    await page.locator('.djs-container').waitFor()
    await look(page, '07-flow')
    await expectWatermarkVisible(page)

    // when the counselling office accepts in its inbox
    const office = await openPage(browser, addresses.kimflow, { width: 390, height: 844 })
    await signInAs(office.page, 'rojda-yildiz', '/eingang')
    await look(office.page, '08-inbox-phone')
    await office.page
      .getByRole('link', { name: new RegExp(familyName) })
      .first()
      .click()
    await office.page.getByText('Nur für diesen Zweck').waitFor()
    await look(office.page, '09-item-phone')
    await office.page.getByRole('button', { name: 'Antworten' }).click()
    await look(office.page, '09b-answer-phone')
    await office.page.getByRole('button', { name: 'Überleitung annehmen' }).click()
    await office.page.getByText('Überleitung angenommen.').first().waitFor()

    // then the case moves on
    await page.goBack().catch(() => undefined)
    await page.goto('/faelle')
    await page.getByRole('row').filter({ hasText: familyName }).getByRole('link').first().click()
    await page
      .getByText('MBE Brückenhaus e. V. hat angenommen')
      .first()
      .waitFor({ timeout: 15_000 })
    await look(page, '10-case-accepted')
    expect(faults).toEqual([])
    expect(office.faults).toEqual([])
  })
})

async function takeIn(page: Page): Promise<void> {
  const next = () => page.getByRole('button', { name: 'Weiter' }).click()
  await page.getByRole('radio', { name: 'Die Person hat sich selbst gemeldet' }).check()
  await next()
  await page.getByRole('radio', { name: 'Ja, schriftlich' }).check()
  await next()
  await page.getByLabel('Vorname').fill('Selam')
  await page.getByLabel('Familienname').fill(familyName)
  await page.getByLabel('Geburtsdatum').fill('14.03.1998')
  await page.getByLabel('Sprache', { exact: true }).selectOption('ti')
  await page.getByRole('radio', { name: 'Kurznachricht, keine Anrufe' }).check()
  await page.getByLabel('Telefonnummer').fill('0155 5500 218')
  await next()
  await page.getByRole('checkbox', { name: 'Lebensunterhalt' }).check()
  await next()
  await look(page, '02b-check')
  await page
    .getByRole('button', { name: /speichern|senden|erfassen/i })
    .last()
    .click()
  await page.getByText(/K-\d+/).first().waitFor()
}

async function documentTalk(page: Page): Promise<void> {
  const status = page.locator('.fjs-form-field-select').filter({ hasText: 'Aufenthaltsstatus' })
  await status.locator('.fjs-input-group').click()
  await status.getByText('Schutz anerkannt', { exact: false }).first().click()
  for (const name of ['Lebensunterhalt', 'Wohnen', 'Deutsch lernen']) {
    await page.getByRole('checkbox', { name }).check()
  }
  await page.getByRole('checkbox', { name: /drei Stunden/ }).check()
  await page.getByRole('radio', { name: 'nicht ausreichend' }).check()
  await page.getByRole('checkbox', { name: /willigt in die Begleitung/ }).check()
  await page.getByRole('radio', { name: 'schriftlich' }).check()
}

async function expectEventually(page: Page, who: string, step: string): Promise<void> {
  const line = page.getByText(who).first()
  await line.waitFor({ timeout: 15_000 })
  expect(await page.getByText(step).count()).toBeGreaterThan(0)
}

/** The licence of bpmn-js: its mark stays fully visible and is covered by nothing. */
async function expectWatermarkVisible(page: Page): Promise<void> {
  const mark = page.locator('.bjs-powered-by')
  await mark.scrollIntoViewIfNeeded()
  // Read in the page: what lies on top at the middle of the mark.
  const isOnTop = await page.evaluate(`(() => {
    const mark = document.querySelector('.bjs-powered-by')
    const { left, top, width, height } = mark.getBoundingClientRect()
    return mark.contains(document.elementFromPoint(left + width / 2, top + height / 2))
  })()`)
  expect(isOnTop).toBe(true)
}
