import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { repository } from '../../scripts/embedded/folders.ts'
import { type Journey, openJourney, talk } from '../support/journey.ts'
import { newKey } from '../support/person.ts'
import { axeFindings } from './support/axe.ts'
import { openBrowser, openPage, signInAs } from './support/browser.ts'

const pictures = join(repository, 'node_modules/.cache/pictures')
const phone = { width: 390, height: 844 }

/** Looks at a page: a picture for people, axe for the rest. */
async function look(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await page.screenshot({ path: join(pictures, `proceedings-${name}.png`) })
  expect(await axeFindings(page), `axe on ${name}`).toEqual([])
}

describe('proceedings in the browser', () => {
  const { addresses } = inject('world')
  let browser: Browser
  let journey: Journey

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    browser = await openBrowser()
    journey = await openJourney(inject('world'))
  })
  afterAll(() => browser.close())

  it('carries a regime change from its start over a task to the answer of the Jobcenter', async () => {
    // given a case of its own and a case manager on its page
    const familyName = `Noori-${Date.now().toString(36)}`
    const { caseId } = await journey.openCase({
      contact: { person: { givenName: 'Farhad', familyName, ...reachable } },
    })
    const { page, faults } = await openPage(browser, addresses.kimflow)
    await signInAs(page, 'jana-wierzbicki', `/faelle/${caseId}?tab=proceedings`)
    await page.getByRole('link', { name: 'Hilfeplanung' }).first().waitFor()
    await look(page, '01-case')

    // when a change of benefits begins there
    await page.getByRole('link', { name: 'Verfahren beginnen' }).click()
    await page.getByRole('radio', { name: 'Rechtskreiswechsel' }).check()
    await look(page, '02-kinds')
    await page.getByRole('button', { name: 'Zu den Angaben' }).click()
    await fillStart(page)
    await look(page, '03-start')
    await page.getByRole('button', { name: 'Rechtskreiswechsel beginnen' }).click()

    // then its page says who owes the next step, and that step is done
    await page.getByRole('heading', { name: /Rechtskreiswechsel RKW-/ }).waitFor()
    const address = page.url()
    expect(address).not.toContain(familyName)
    const step = page.getByRole('link', { name: /Rechtskreis und Tag des Wechsels bestätigen/ })
    await step.first().waitFor({ timeout: 15_000 })
    await look(page, '04-proceeding')
    await step.first().click()
    await page.getByRole('button', { name: 'Aufgabe übernehmen' }).click()
    await page.getByRole('button', { name: 'Aufgabe abschließen' }).waitFor()
    await confirmRegime(page)
    await look(page, '05-task')
    await page.getByRole('button', { name: 'Aufgabe abschließen' }).click()
    await page
      .getByText(/bestätigen“ abgeschlossen/)
      .first()
      .waitFor({ timeout: 10_000 })
    const next = 'Person informieren, Einwilligung und Wohnsitz klären'
    await journey.complete(await journey.taskFor({ caseId }, next), informed)

    // when the Jobcenter answers on its phone
    const office = await openPage(browser, addresses.kimflow, phone)
    await signInAs(office.page, 'lars-petersen', '/eingang')
    await office.page
      .getByRole('link', { name: new RegExp(familyName) })
      .first()
      .click({ timeout: 20_000 })
    await office.page.getByText('Nur für diesen Zweck').waitFor()
    await look(office.page, '06-notice')
    await office.page.getByRole('button', { name: 'Antworten' }).click()
    await office.page.getByRole('button', { name: 'Antwort senden' }).click()
    await office.page.getByText('Bitte eine Antwort wählen.').first().waitFor()
    await office.page.getByRole('radio', { name: 'Eingegangen', exact: true }).check()
    await office.page.getByRole('button', { name: 'Antwort senden' }).click()
    await office.page.getByText('Antrag eingegangen am: Diese Angabe fehlt noch.').first().waitFor()
    await office.page.getByLabel('Antrag eingegangen am').fill('20.11.2026')
    await look(office.page, '07-answer')
    await office.page.getByRole('button', { name: 'Antwort senden' }).click()
    await office.page.getByText('Antwort gesendet.').first().waitFor()

    // then the proceeding shows the answer and where it stands
    await page.goto(address)
    await page.getByText('Antwort: Jobcenter Ahrsiepen').waitFor({ timeout: 15_000 })
    await page.getByText('Antrag gestellt').first().waitFor({ timeout: 15_000 })
    await look(page, '08-answered')
    await page.getByRole('link', { name: /^Ablauf/ }).click()
    await page.locator('.djs-container').waitFor()
    await look(page, '09-flow')
    await page.goto('/verfahren?kind=regime-change')
    await page.getByRole('row').filter({ hasText: familyName }).waitFor()
    await look(page, '10-list')
    expect(faults).toEqual([])
    expect(office.faults).toEqual([])
  })

  it('shows a finding on the board of coordination, with no way back to a person', async () => {
    // given a finding that a case manager reported without a case
    const title = `Kein Kurs mit Kinderbetreuung ${Date.now().toString(36)}`
    const { status } = await journey.people.jana.post(
      '/api/proceedings',
      { kind: 'structural-finding', values: { ...finding, title } },
      { 'idempotency-key': newKey() },
    )
    expect(status).toBe(201)

    // when coordination opens its board
    const { page, faults } = await openPage(browser, addresses.kimflow)
    await signInAs(page, 'henrike-vossbeck', '/koordination')
    await page.getByRole('link', { name: title }).waitFor({ timeout: 15_000 })
    await look(page, '11-board')

    // then the finding opens and names nobody
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('heading', { name: /Strukturhinweis SIM-/ }).waitFor()
    await page.getByText('ohne Personenbezug').first().waitFor()
    await look(page, '12-finding')
    expect(faults).toEqual([])
  })

  it('tells what follows from a life event before anybody can confirm it', async () => {
    // given a case manager who reports that a case changes hands
    const { caseId } = await journey.openCase()
    const { page, faults } = await openPage(browser, addresses.kimflow)
    const reports: string[] = []
    page.on('request', (one) => one.url().endsWith('/life-events') && reports.push(one.url()))
    await signInAs(page, 'jana-wierzbicki', `/faelle/${caseId}`)
    await page.getByRole('button', { name: 'Ereignis melden' }).click()
    await page.getByRole('radio', { name: /geht an eine Kollegin/ }).check()
    await page.getByRole('button', { name: 'Folgen ansehen' }).click()
    await page.getByText('Bitte wählen, wer den Fall übernimmt.').first().waitFor()
    await page.getByLabel('Übernimmt').selectOption('derya-aksoy')
    await page.getByLabel('Übergabe am').fill('05.01.2099')
    await page.getByRole('button', { name: 'Folgen ansehen' }).click()
    await page.getByText('Der Tag darf nicht in der Zukunft liegen.').first().waitFor()
    await page.getByLabel('Übergabe am').fill('20.11.2026')

    // when the consequences are read
    await page.getByRole('button', { name: 'Folgen ansehen' }).click()
    await page.getByText('Offene Aufgaben dieses Falls gehen an').waitFor()
    await look(page, '13-life-event')
    expect(reports).toEqual([])

    // then only the second page reports it
    await page.getByRole('button', { name: 'Fall übergeben' }).click()
    await page.getByText('Der Fall ist übergeben.').first().waitFor()
    expect(reports).toHaveLength(1)
    const { caseManager } = (await journey.people.jana.get(`/api/cases/${caseId}`)).body
    expect(caseManager.id).toBe('derya-aksoy')
    expect(faults).toEqual([])
  })

  it('ends the intake of somebody who moves away or withdraws, from the page of the contact', async () => {
    // given two people who have been talked to and are not yet taken in
    const [moving, withdrawing] = [await talkedTo(journey), await talkedTo(journey)]
    const { page, faults } = await openPage(browser, addresses.kimflow)
    await signInAs(page, 'jana-wierzbicki', `/kontakte/${moving}`)

    // when one of them moves away
    await page.getByRole('button', { name: 'Ereignis melden' }).click()
    await page.getByRole('radio', { name: 'Die Person ist weggezogen' }).check()
    await page.getByLabel('Weggezogen am').fill('20.11.2026')
    await page.getByRole('button', { name: 'Folgen ansehen' }).click()
    await page.getByText('Die Aufnahme endet, ihre offenen Aufgaben entfallen.').waitFor()
    await look(page, '14-life-event-contact')
    await page.getByRole('button', { name: 'Wegzug melden' }).click()
    await page.getByText('Der Wegzug ist gemeldet. Die Aufnahme endet.').first().waitFor()
    // and the other one withdraws the consent
    await page.goto(`/kontakte/${withdrawing}`)
    await page.getByRole('button', { name: /^Einwilligung ansehen/ }).click()
    await page.getByRole('button', { name: 'Einwilligung widerrufen' }).click()
    await page.getByRole('button', { name: 'Einwilligung widerrufen' }).click()

    // then both contacts end
    for (const contactId of [moving, withdrawing]) {
      await expect
        .poll(
          async () => (await journey.people.jana.get(`/api/contacts/${contactId}`)).body.state,
          {
            timeout: 15_000,
          },
        )
        .toBe('closed')
    }
    expect(faults).toEqual([])
  })
})

/** Somebody who has been talked to and about whom is still to be decided. */
async function talkedTo(journey: Journey): Promise<string> {
  const { contactId } = await journey.receiveContact()
  await journey.complete(await journey.taskFor({ contactId }, 'Erstgespräch dokumentieren'), talk)
  await journey.taskFor({ contactId }, 'Über Aufnahme entscheiden')
  return contactId
}

const reachable = {
  birthDate: '1994-05-01',
  languages: ['fa'],
  interpreterNeeded: true,
  phone: '0155 5500 777',
  channel: 'phone',
}
const informed = {
  interpreter: 'phone',
  datesExplained: true,
  residenceObligation: 'here',
  choice: 'given',
  evidence: 'written',
}
const finding = {
  kind: 'other',
  effect: 'Eltern können den Kurs nicht besuchen.',
  topic: 'language',
  processStep: 'support-plan',
  authorityKind: 'provider',
  cause: 'resource',
  frequency: 'often',
  evidenceCount: 9,
  affectedGroup: 'Eltern kleiner Kinder',
  groupSize: 300,
  seriousSingleCase: false,
  namesPerson: false,
  urgency: 'normal',
}

/** The form viewer's drop-down: a field that opens a list. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  const field = page.locator('.fjs-form-field-select').filter({ hasText: label })
  await field.locator('.fjs-input-group').click()
  await field.getByText(option, { exact: false }).first().click()
}

async function fillDay(page: Page, label: string, day: string): Promise<void> {
  const field = page.locator('.fjs-form-field-datetime').filter({ hasText: label })
  await field.locator('input').first().fill(day)
  await field.locator('input').first().press('Tab')
}

async function fillStart(page: Page): Promise<void> {
  await choose(page, 'Aufenthaltsrechtliche Lage', 'anerkannt')
  await fillDay(page, 'Tag des Bescheids', '10.11.2026')
  await page.getByRole('radio', { name: 'nicht § 24' }).check()
  await page.getByRole('radio', { name: 'AsylbLG', exact: true }).check()
}

async function confirmRegime(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /^AsylbLG endet/ }).check()
  await page.getByRole('radio', { name: /SGB II\)/ }).check()
  await page.getByRole('radio', { name: 'Anerkennung', exact: true }).check()
  await page.getByLabel(/Weitere Personen im Haushalt/).fill('0')
}
