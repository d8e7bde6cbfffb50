import type { Message, State } from './state.ts'
import { answerKind, nextAnswers, reasonWords, stateWords } from './wire.ts'

const css = `
body{font:16px/1.5 "Fira Sans",system-ui,sans-serif;margin:0;color:#1a1c29;background:#f2f3f8}
header,main{max-width:60rem;margin:0 auto;padding:1rem}
.note{background:#fff;border-left:4px solid #8a4b00;padding:.75rem 1rem}
article{background:#fff;border:1px solid #c7cadb;border-radius:6px;padding:1rem 1.25rem;margin:1rem 0}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin:0 0 .5rem}
dl{display:grid;grid-template-columns:11rem 1fr;gap:.25rem 1rem;margin:0 0 1rem}
dt{color:#4a4e69}dd{margin:0}
form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin:.75rem 0 0}
label{display:grid;font-weight:600}
input,select{font:inherit;padding:.4rem .5rem;border:1px solid #6f7390;border-radius:4px;min-width:14rem}
button{font:inherit;font-weight:600;padding:.45rem 1rem;border:1px solid #2144ab;border-radius:4px;background:#2144ab;color:#fff}
button:focus-visible,input:focus-visible,select:focus-visible,a:focus-visible{outline:3px solid #1a1c29;outline-offset:2px}
@media(max-width:40rem){dl{grid-template-columns:1fr}}
`
export const stylesheet = css.trim()

/** The desk of a clerk at the invented Jobcenter: what came in, and buttons to answer by hand. */
export function page(state: State): string {
  const received = state.referrals().toReversed()
  const list = received.map((message) => article(message, state)).join('')

  return `<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>Jobcenter (Simulation)</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/stil.css"></head>
<body><header><h1>Jobcenter: eingegangene Überleitungen</h1>
<p class="note">Simulation für Vorführung und Tests. Personen und Fälle sind erfunden.</p></header>
<main><p>${received.length} Überleitungen. <a href="/">Seite neu laden</a></p>${list}</main></body></html>`
}

function article(message: Message, state: State): string {
  const content = JSON.parse(message.payload) as Record<string, never>
  const standing = state.standing(message.of)
  const withdrawn = state.withdrawn(message.of)
  const person: Record<string, unknown> = content['person'] ?? {}
  const contact: Record<string, unknown> = content['kontakt'] ?? {}
  const sender: Record<string, unknown> = content['absender'] ?? {}
  const others = state.about(message.of).filter(({ kind }) => kind !== 'referral')
  const rows: [string, unknown][] = [
    ['Stand', withdrawn ? 'zurückgezogen' : stateWords[standing]],
    ['Eingang', `${berlinTime(message.at)}, ${message.reference}`],
    ['Absender', `${sender['stelle'] ?? ''}, ${sender['ansprechperson'] ?? ''}`],
    ['Geburtsdatum', day(person['geburtsdatum']) ?? 'nicht mitgeteilt'],
    [
      'Sprachen',
      list(person['sprachen']) + (person['dolmetschbedarf'] ? ', Dolmetschen nötig' : ''),
    ],
    ['Kontakt', contact['telefon'] ?? contact['email'] ?? contact['weg']],
    ['Anliegen', list(content['anliegen'])],
    ['Terminwunsch', content['terminwunsch'] ?? 'keiner'],
    ['Mitteilung', content['mitteilung'] ?? 'keine'],
    ...others.map((other): [string, unknown] => [title(other), said(other)]),
    ...state
      .answersTo(message.of)
      .map(({ wire, outcome }): [string, unknown] => [
        'Unsere Antwort',
        `${stateWords[answerKind(wire)] ?? answerKind(wire)}${outcome === 'delivered' ? '' : ' (noch nicht zugestellt)'}`,
      ]),
  ]
  const name = `${person['vorname'] ?? ''} ${person['nachname'] ?? ''}`
  const possible = withdrawn ? [] : (nextAnswers[standing] ?? [])

  return `<article><h2>${escaped(name)} · ${escaped(content['vorgangsnummer'])}</h2>
<dl>${rows.map(([term, value]) => `<dt>${escaped(term)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>
${possible.map((kind) => form(message.of, kind)).join('')}</article>`
}

const buttons: Record<string, string> = {
  angenommen: 'Annehmen',
  abgelehnt: 'Ablehnen',
  rueckfrage: 'Rückfrage stellen',
  begonnen: 'Begonnen melden',
  beendet: 'Beendet melden',
}

function form(of: string, kind: string): string {
  const options = Object.entries(reasonWords).map(
    ([code, text]) => `<option value="${code}">${text}</option>`,
  )
  const fields: Record<string, string> = {
    angenommen:
      '<label>Aktenzeichen (freiwillig)<input name="aktenzeichen" maxlength="60"></label>',
    abgelehnt: `<label>Grund<select name="grund">${options.join('')}</select></label>`,
    rueckfrage: '<label>Frage<input name="text" required maxlength="2000"></label>',
  }
  return `<form method="post" action="/bedienung"><input type="hidden" name="ueberleitungId" value="${escaped(of)}">
<input type="hidden" name="art" value="${kind}">${fields[kind] ?? ''}<button>${buttons[kind]}</button></form>`
}

const title = ({ kind }: Message): string =>
  ({ reminder: 'Erinnerung', reply: 'Antwort auf Rückfrage', withdrawal: 'Rückzug', referral: '' })[
    kind
  ]

function said({ payload, at }: Message): string {
  const { text, grund } = JSON.parse(payload) as { text?: string; grund?: string }
  return [text ?? grund, berlinTime(at)].filter(Boolean).join(', ')
}

const day = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.split('-').reverse().join('.') : undefined

const list = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : '')

const berlinTime = (at: string): string =>
  new Date(at).toLocaleString('de-DE', {
    timeZone: 'Europe/Berlin',
    dateStyle: 'short',
    timeStyle: 'short',
  })

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (value: unknown): string =>
  String(value ?? '').replace(/[&<>"']/g, (character) => entities[character] ?? '')
