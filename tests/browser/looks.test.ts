import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Journey, mbe, openJourney } from '../support/journey.ts'
import { axeFindings } from './support/axe.ts'
import { openBrowser, signInAs } from './support/browser.ts'

type PageOf = [path: string, subject: string | null]

const pages: PageOf[] = [
  ['/anmelden', null],
  ['/melden?kreis=ahrsiepen', null],
  ['/arbeit?view=group', 'jana-wierzbicki'],
  ['/faelle', 'jana-wierzbicki'],
  ['/kontakte', 'jana-wierzbicki'],
  ['/stoerungen', 'tobias-henning'],
  ['/eingang', 'rojda-yildiz'],
  ['/eingang?box=notices', 'rojda-yildiz'],
  ['/eingang', 'lars-petersen'],
  ['/arbeit?view=group', 'sabine-klee'],
  ['/verfahren', 'jana-wierzbicki'],
  ['/verfahren/neu', 'jana-wierzbicki'],
  ['/verfahren/neu?kind=structural-finding', 'henrike-vossbeck'],
  ['/koordination', 'henrike-vossbeck'],
  ['/regelpruefer?regel=benefit-regime', 'jana-wierzbicki'],
  ['/fristenrechner?rule=authority-period', 'jana-wierzbicki'],
]

const looks: [name: string, options: BrowserContextOptions][] = [
  ['at 320 px', { viewport: { width: 320, height: 640 } }],
  ['in the dark', { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' }],
  ['with forced colours', { viewport: { width: 1440, height: 900 }, forcedColors: 'active' }],
]

/** Everything one referred case leads to: its file, its proceeding, its contact, an open task. */
async function pagesOfFiles(journey: Journey): Promise<PageOf[]> {
  const { caseId, contactId } = await journey.refer(mbe)
  const [plan] = (await journey.caseView(caseId)).proceedings
  const task = await journey.taskFor({ caseId }, 'Bedarf in allen Lebensbereichen ermitteln')
  const tabs = ['overview', 'tasks', 'proceedings', 'deadlines', 'flow']
  const paths = [
    ...tabs.map((tab) => `/faelle/${caseId}?tab=${tab}`),
    ...['overview', 'dates', 'flow'].map((tab) => `/verfahren/${plan?.id}?tab=${tab}`),
    ...['overview', 'flow'].map((tab) => `/kontakte/${contactId}?tab=${tab}`),
    `/arbeit?view=group&task=${task.id}`,
    `/arbeit?view=group&task=${task.id}&tab=context`,
    `/verfahren/neu?case=${caseId}`,
    '/faelle/00000000-0000-4000-8000-000000000000',
  ]
  return paths.map((path) => [path, 'jana-wierzbicki'])
}

describe('every page in every look', () => {
  const { addresses } = inject('world')
  let browser: Browser
  let files: PageOf[]

  beforeAll(async () => {
    browser = await openBrowser()
    files = await pagesOfFiles(await openJourney(inject('world')))
  })
  afterAll(() => browser.close())

  const check = async (look: string, options: BrowserContextOptions, those: PageOf[]) => {
    for (const [path, subject] of those) {
      // given a page of a role in this look
      const context = await browser.newContext({
        ...options,
        baseURL: addresses.kimflow,
        locale: 'de-DE',
      })
      const page = await context.newPage()
      if (subject) await signInAs(page, subject, '/anmelden')
      await page.goto(path)
      await page.locator('main h1').first().waitFor({ state: 'attached' })
      await page.waitForTimeout(500)

      // then nothing is wider than the window, and axe is silent
      const overhang = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      expect(overhang, `${path} ${look}`).toBeLessThanOrEqual(1)
      expect(await axeFindings(page), `${path} ${look}`).toEqual([])
      await context.close()
    }
  }

  for (const [look, options] of looks) {
    it(`is free of axe findings and of sideways scrolling ${look}`, () =>
      check(look, options, pages))

    it(`is so for the pages of a file, its tabs and an open task ${look}`, () =>
      check(look, options, files))
  }

  it('says that a session has ended only after one has', async () => {
    // given a browser that was never signed in
    const context = await browser.newContext({ baseURL: addresses.kimflow, locale: 'de-DE' })
    const page = await context.newPage()

    // when it opens a page that needs a session
    await page.goto('/verfahren')

    // then it is asked to sign in, and nothing is said about a session
    await page.getByRole('heading', { name: 'Anmelden' }).waitFor()
    expect(await page.getByText('Ihre Sitzung ist beendet').count()).toBe(0)

    // when somebody signs in and the session ends elsewhere
    await signInAs(page, 'jana-wierzbicki', '/verfahren')
    await page.getByRole('heading', { name: 'Verfahren' }).first().waitFor()
    await context.clearCookies()
    await page.getByLabel('Verfahrensnummer suchen').fill('RKW')
    await page.keyboard.press('Enter')

    // then the way back to the door says so
    await page.getByText('Ihre Sitzung ist beendet').waitFor()
    await context.close()
  })

  it('says in words that nothing is sent without consent', async () => {
    // given the public form at the question of consent
    const context = await browser.newContext({ baseURL: addresses.kimflow, locale: 'de-DE' })
    const page = await context.newPage()
    const posts: string[] = []
    page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
    await page.goto('/melden?kreis=ahrsiepen')
    await page.getByRole('radio', { name: 'Schule oder Kita' }).check()
    await page.getByRole('button', { name: 'Weiter' }).click()

    // when the person was not asked
    await page.getByRole('radio', { name: 'Nein oder noch nicht gefragt' }).check()

    // then there is no way on, and nothing left the browser
    await page.getByText('Ohne Einverständnis wird nichts gesendet.').waitFor()
    expect(await page.getByRole('button', { name: 'Weiter' }).count()).toBe(0)
    expect(posts).toEqual([])
    await context.close()
  })
})
