import { type EventKind, fact, type Maker, says } from './event-words.ts'

const closeReasons: Record<string, string> = {
  'goals-reached': 'Ziele erreicht',
  'handed-over': 'an andere Stelle übergeben',
  'moved-away': 'verzogen',
  'no-contact': 'kein Kontakt mehr',
  'not-wanted': 'Person möchte nicht mehr',
  'consent-withdrawn': 'Einwilligung widerrufen',
  died: 'verstorben',
  'violence-ban': 'Gewalt oder Hausverbot',
}

/** What the end of a case, and findings among each other, leave in the evidence chain. */
export const closingEvents: Record<string, [EventKind, Maker]> = {
  'case.closed': [
    'file',
    (e) => says('flag', 'neutral', 'Fall geschlossen', closeReasons[fact(e, 'reason')] ?? null),
  ],
  'case.reopened': ['file', () => says('flag', 'good', 'Fall läuft weiter')],
  'case.reopening-requested': [
    'file',
    () => says('call-received', 'neutral', 'Wiederaufnahme gewünscht'),
  ],
  'case.restricted': [
    'file',
    () =>
      says(
        'block',
        'attention',
        'Akte gesperrt',
        'Nur Teamleitung und Datenschutz sehen sie noch (Art. 18 DSGVO).',
      ),
  ],
  'consents.ended': [
    'consents',
    () =>
      says('block', 'neutral', 'Einwilligungen beendet', 'Ab jetzt wird nichts mehr übermittelt.'),
  ],
  'file.erased': [
    'file',
    () =>
      says(
        'check-circle',
        'neutral',
        'Akte gelöscht',
        'Der Schlüssel der Person ist vernichtet; Zahlen bleiben ohne Person.',
      ),
  ],
  'finding.merged': ['file', () => says('check-circle', 'neutral', 'Hinweise zusammengeführt')],
}
