import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import { findChromium } from '../embedded/chromium.ts'

const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js')

/** Raised when pictures are drawn in another way. */
const version = 3

/** Names the diagram a picture was drawn from, so that a stale one is found without drawing again. */
export const stampOf = (bpmn: string): string =>
  `<!-- version ${version}, drawn from sha256 ${createHash('sha256').update(bpmn).digest('hex')} -->`

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

/** Ids of arrow heads are random; the same diagram shall give the same picture, byte for byte. */
export function steady(svg: string): string {
  const ids = new Map<string, string>()
  return svg.replaceAll(/\bmarker-[a-z0-9]{12,}/g, (id) => {
    if (!ids.has(id)) ids.set(id, `marker-${ids.size}`)
    return ids.get(id) ?? id
  })
}
