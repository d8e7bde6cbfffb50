import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import { findChromium } from '../embedded/chromium.ts'

const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js')

/** Names the diagram a picture was drawn from, so that a stale one is found without drawing again. */
export const stampOf = (bpmn: string): string =>
  `<!-- drawn from sha256 ${createHash('sha256').update(bpmn).digest('hex')} -->`

/** Draws diagrams as the browser shows them; SVG texts by the name they were handed in under. */
export async function drawPictures(
  diagrams: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const { executablePath, args, env } = await findChromium(() => undefined)
  const browser = await chromium.launch({ executablePath, args, env })
  try {
    const page = await browser.newPage()
    await page.setContent('<div id="canvas" style="width:2000px;height:1000px"></div>')
    await page.addScriptTag({ content: readFileSync(viewer, 'utf8') })
    const pictures = new Map<string, string>()
    for (const [name, bpmn] of diagrams) {
      const svg = await page.evaluate<string>(`(async () => {
        const viewer = new BpmnJS({ container: '#canvas' })
        await viewer.importXML(${JSON.stringify(bpmn)})
        const { svg } = await viewer.saveSVG()
        viewer.destroy()
        return svg
      })()`)
      pictures.set(name, `${steady(svg).trimEnd()}\n${stampOf(bpmn)}\n`)
    }
    return pictures
  } finally {
    await browser.close()
  }
}

/** Marker ids carry a random part; the same diagram shall give the same picture, byte for byte. */
function steady(svg: string): string {
  const ids = new Map<string, string>()
  return svg.replaceAll(
    /(id="|url\(#|url\(&quot;#|href="#)([\w-]+)/g,
    (_, before: string, id: string) => {
      if (!ids.has(id)) ids.set(id, `m${ids.size}`)
      return `${before}${ids.get(id)}`
    },
  )
}
