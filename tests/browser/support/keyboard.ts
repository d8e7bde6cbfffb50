import type { Page } from 'playwright-core'

/** Text or name of what has the focus now, as a person would hear it. */
export const focusedName = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const element = document.activeElement
    return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim()
  })()`)

/** Walks the page with Tab once; every stop must show that it has the focus. */
export async function tabStops(
  page: Page,
  most = 80,
): Promise<{ name: string; isVisible: boolean }[]> {
  const stops: { name: string; isVisible: boolean }[] = []
  for (let count = 0; count < most; count += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate<{ name: string; isVisible: boolean } | null>(`(() => {
      const element = document.activeElement
      if (!element || element === document.body) return null
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      const name = element.getAttribute('aria-label') ?? element.textContent ?? ''
      return {
        name: (name.trim() || element.getAttribute('placeholder') || element.id || element.tagName).slice(0, 60),
        isVisible: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
      }
    })()`)
    if (!stop) break
    stops.push(stop)
  }
  return stops
}
