import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Journey, mbe, openJourney, until } from '../support/journey.ts'
import { newKey } from '../support/person.ts'
import { openProductHouse } from '../support/product-house.ts'
import { axeFindings } from './support/axe.ts'
import { openBrowser, openPage, signInAs } from './support/browser.ts'

const shared = inject('world')
const tenantId = 'ahrsiepen'

describe('the files in the browser', () => {
  let browser: Browser
  let journey: Journey
  beforeAll(async () => {
    browser = await openBrowser()
    journey = await openJourney(shared)
  })
  afterAll(() => browser?.close())

  /** A case closed and erased as its process would do it, without the years between. */
  const erasedCase = async () => {
    const { house, close } = await openProductHouse(shared)
    const opened = await journey.openCase()
    const reason = 'goals-reached'
    const facts = { closeReason: reason }
    const { proceedingId } = await house.proceedings.open(
      tenantId,
      newKey(),
      { kind: 'case-closure', caseId: opened.caseId, values: facts, toEngine: facts },
      { staffId: 'jana-wierzbicki', organisationId: 'integration-centre' },
    )
    const closing = { caseId: opened.caseId, proceedingId }
    await house.closings.close(tenantId, { ...closing, reason })
    // The intake ends a moment after its case was opened; until then an erasure waits for it.
    await until('erasure', () =>
      house.closings.erase(tenantId, closing).then(
        () => true,
        () => false,
      ),
    )
    await close()
    return opened
  }

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
    const { caseId, contactId } = await erasedCase()

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
