import { type Browser, chromium, type Page } from 'playwright-core'
import { findChromium } from '../../../scripts/embedded/chromium.ts'

/** A real browser: CHROME_PATH, the system's Chromium, else the one from npm. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, args, env } = await findChromium(() => undefined)
  return chromium.launch({ executablePath, args, env })
}

/** A fresh visitor; faults of the page itself fail the test that looks at `faults`. */
export async function openPage(
  browser: Browser,
  baseUrl: string,
  viewport = { width: 1440, height: 900 },
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ viewport, baseURL: baseUrl, locale: 'de-DE' })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) faults.push(message.text())
  })
  return { page, faults }
}

export async function signInAs(
  page: Page,
  subject: string,
  returnTo: string,
  tenant = 'ahrsiepen',
) {
  await page.goto(`/api/sign-in?tenant=${tenant}&hint=${subject}&returnTo=${returnTo}`)
  await page.waitForURL(`**${returnTo}**`)
}
