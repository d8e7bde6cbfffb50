export type Person = {
  subject: string
  name: string
  title: string
  organisation: string
  group: 'district' | 'agency'
}

/** The page on which a demo person is chosen; says on top that nobody here is real. */
export function chooserPage(
  people: readonly Person[],
  addressFor: (subject: string) => string,
): string {
  const entries = people
    .map(
      ({ subject, name, title, organisation }) =>
        `<li><a href="${escaped(addressFor(subject))}">${escaped(name)}</a><br><small>${escaped(title)}, ${escaped(organisation)}</small></li>`,
    )
    .join('')
  return page(
    'Übungsperson wählen',
    `<p>Diese Anmeldestelle ist ein Übungsort. Alle Personen sind erfunden, Passwörter gibt es nicht.</p><ul>${entries}</ul>`,
  )
}

export const messagePage = (text: string): string => page('Anmeldung', `<p>${escaped(text)}</p>`)

const page = (title: string, body: string): string => `<!doctype html>
<html lang="de">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>body{font:18px/26px sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#131525}
li{margin:0 0 1rem}a{color:#2044aa}small{color:#545a7c}</style></head>
<body><main><h1>${title}</h1>${body}</main></body></html>`

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
