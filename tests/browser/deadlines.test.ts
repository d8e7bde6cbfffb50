import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { repository } from '../../scripts/embedded/folders.ts'
import { mbe, openJourney } from '../support/journey.ts'
import { axeFindings } from './support/axe.ts'
import { openBrowser, openPage, signInAs } from './support/browser.ts'

const shared = inject('world')
const pictures = join(repository, 'node_modules/.cache/pictures')

async function look(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  expect(await axeFindings(page), `axe on ${name}`).toEqual([])
}

/** Types into a control of the open dialog. */
async function fill(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label, { exact: true }).focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

describe('the deadlines of a case in the browser', () => {
  let browser: Browser
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  it('say why they end when they do, and change by keyboard alone', async () => {
    // given a case whose agency has to answer
    const journey = await openJourney(shared)
    const { caseId } = await journey.refer(mbe)
    const { page, faults } = await openPage(browser, shared.addresses.kimflow)
    await signInAs(page, 'jana-wierzbicki', `/faelle/${caseId}?tab=deadlines`)
    const title = 'Annahme durch die Stelle: MBE Brückenhaus e. V.'
    const button = (name: string) => page.getByRole('button', { name: `${name}: ${title}` })
    await page.getByText('Warum dieses Datum?').first().waitFor()
    await look(page, 'deadlines-1-card')

    // when it rests
    await button('Ruhen lassen').press('Enter')
    await page.getByRole('button', { name: 'Speichern' }).press('Enter')
    await page.getByText('Nennen Sie den Grund').waitFor()
    await look(page, 'deadlines-2-faults')
    const today = await productDay(page)
    await fill(page, 'Erster Tag, der nicht zählt', today)
    await fill(page, 'Grundlage', 'Vereinbarung mit den Stellen')
    await fill(page, 'Grund', 'Die Stelle ist bis Monatsende geschlossen')
    await page.getByRole('button', { name: 'Speichern' }).press('Enter')
    await page.getByText(/^Ruht seit/).waitFor()
    await look(page, 'deadlines-3-resting')

    // and goes on, and is agreed anew
    await button('Weiterlaufen lassen').press('Enter')
    await fill(page, 'Erster Tag, der wieder zählt', today)
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Speichern' }).press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await button('Neu vereinbaren').press('Enter')
    await fill(page, 'Neues Ende', '05.01.2099')
    await fill(page, 'Grund', 'Mit der Leitung besprochen')
    await page.getByRole('button', { name: 'Speichern' }).press('Enter')

    // then every date it had is there
    await page.getByText('Montag, 05.01.2099').first().waitFor()
    await page.getByText('Frühere Fassungen (2)').press('Enter')
    await page.getByRole('cell', { name: 'Mit der Leitung besprochen' }).waitFor()
    await look(page, 'deadlines-4-versions')
    expect(faults).toEqual([])
    await page.context().close()
  }, 120_000)
})

/** The product's day as people type it, tt.mm.jjjj: its clock may be ahead of ours. */
async function productDay(page: Page): Promise<string> {
  const { now } = await (await page.request.get('/api/session')).json()
  const day = Temporal.Instant.from(now).toZonedDateTimeISO('Europe/Berlin').toPlainDate()
  return day.toString().split('-').toReversed().join('.')
}
