import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openGroundTruth } from '../support/ground-truth.ts'
import { type Journey, mbe, openJourney } from '../support/journey.ts'
import { axeFindings } from './support/axe.ts'
import { openBrowser, openPage, signInAs } from './support/browser.ts'

const shared = inject('world')

describe('the files in the browser', () => {
  let browser: Browser
  let journey: Journey
  beforeAll(async () => {
    browser = await openBrowser()
    journey = await openJourney(shared)
  })
  afterAll(() => browser?.close())

  /** Opens something from a page, looks at it with axe, and closes it again. */
  const openAndLook = async (page: Page, name: string, dialog: string | RegExp) => {
    await page.getByRole('button', { name }).first().click()
    await page.getByRole('dialog', { name: dialog }).waitFor()
    expect(await axeFindings(page), `axe on ${name}`).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  it('open every dialog of a case without an axe finding, and Escape closes each', async () => {
    // given a case with a referral under way
    const { caseId } = await journey.refer(mbe)
    const { page, faults } = await openPage(browser, shared.addresses.kimflow)
    await signInAs(page, 'jana-wierzbicki', `/faelle/${caseId}`)

    // then
    await openAndLook(page, 'Ereignis melden', 'Ereignis melden')
    await openAndLook(page, 'Einwilligung ansehen', /^Einwilligung E-/)
    await openAndLook(page, 'Überleitung zurückziehen', /^Überleitung an .* zurückziehen$/)
    await page.getByRole('link', { name: /^Fristen \d/ }).click()
    await openAndLook(page, 'Neu vereinbaren', /./)
    await openAndLook(page, 'Tastatur-Hilfe öffnen', 'Tastatur')

    // and the same for an open task
    const task = await journey.taskFor({ caseId }, 'Bedarf in allen Lebensbereichen ermitteln')
    await page.goto(`/arbeit?view=group&task=${task.id}`)
    await page.getByRole('button', { name: 'Aufgabe übernehmen' }).click()
    await openAndLook(page, 'Wiedervorlage', 'Auf Wiedervorlage legen')
    expect(faults).toEqual([])
  })

  it('say that an erased person has no name, and what became of the file', async () => {
    // given a case whose person was erased
    const { caseId, contactId } = await journey.openCase()
    const truth = openGroundTruth(shared)
    await truth.query(
      `update persons set wrapped_key = null, record = null
       where id = (select person_id from cases where id = $1)`,
      [caseId],
    )
    await truth.query(`update cases set state = 'erased' where id = $1`, [caseId])
    await truth.close()

    // when its lists are opened
    const { page } = await openPage(browser, shared.addresses.kimflow)
    for (const path of ['/faelle', '/kontakte', '/verfahren']) {
      await signInAs(page, 'jana-wierzbicki', path)
      await page.getByText('Angaben gelöscht').first().waitFor()
      expect(await axeFindings(page), path).toEqual([])
    }

    // then the case and the contact say so in place of what was known
    for (const path of [`/faelle/${caseId}`, `/kontakte/${contactId}`]) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1, name: 'Angaben gelöscht' }).waitFor()
      await page.getByText('Die Angaben zur Person sind gelöscht.').waitFor()
      expect(await axeFindings(page), path).toEqual([])
    }
  })

  it('say of an address that is no file of this district that there is none', async () => {
    // given a case worker of another district
    const { caseId } = await journey.openCase()
    const { page } = await openPage(browser, shared.addresses.kimflow)
    await signInAs(page, 'malik-toennies', '/faelle', 'nordhellen')

    // then neither a foreign number nor nonsense says more than that
    for (const path of [`/faelle/${caseId}`, '/faelle/unsinn']) {
      await page.goto(path)
      await page.getByRole('heading', { name: 'Das wurde nicht gefunden.' }).last().waitFor()
    }
  })

  it('name on every row how many steps the case waits for, as its page does', async () => {
    // given a case that waits for a task and for an agency
    const { caseId } = await journey.refer(mbe)
    const { page } = await openPage(browser, shared.addresses.kimflow)
    await signInAs(page, 'jana-wierzbicki', `/faelle/${caseId}`)
    const box = page.getByRole('region', { name: 'Am Zug' })
    const said = await box.getByText(/offene?r? Schritte?$/).innerText()

    // then list and page agree
    const { number } = await journey.caseView(caseId)
    await page.goto(`/faelle?q=${number}`)
    const row = page.getByRole('row').filter({ hasText: number })
    expect(await row.getByRole('cell').nth(2).innerText()).toBe(said.split(' ')[0])
  })
})
