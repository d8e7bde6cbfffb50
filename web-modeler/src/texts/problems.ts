import type { ApiProblem } from '../api.ts'

type Words = { title: string; help: string }

/** What happened, what is safe, what to do. Codes without words of their own fall back to the status. */
const byCode: Record<string, Words> = {
  OFFLINE: {
    title: 'KIMflow ist gerade nicht erreichbar.',
    help: 'Ihre Eingaben auf dieser Seite bleiben stehen. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  },
  SESSION_MISSING: {
    title: 'Ihre Sitzung ist beendet.',
    help: 'Gespeicherte Entwürfe bleiben erhalten. Melden Sie sich neu an.',
  },
  CASE_RESTRICTED: {
    title: 'Diese Akte ist gesperrt.',
    help: 'Sie wird nur noch aufbewahrt, bis sie gelöscht wird (Art. 18 DSGVO). Einsehen kann sie die Teamleitung.',
  },
  TASK_CHANGED: {
    title: 'Jemand anderes war schneller.',
    help: 'Die Aufgabe hat sich inzwischen geändert. Sie sehen jetzt den neuen Stand.',
  },
  TASK_CLOSED: {
    title: 'Diese Aufgabe ist schon abgeschlossen oder entfallen.',
    help: 'Es ist nichts mehr zu tun. Öffnen Sie die nächste Aufgabe.',
  },
  FORM_INVALID: {
    title: 'Einige Angaben passen noch nicht.',
    help: 'Die Felder sind oben verlinkt. Gespeichert ist bisher Ihr Entwurf.',
  },
  ENGINE_UNAVAILABLE: {
    title: 'Die Ablaufsteuerung antwortet gerade nicht.',
    help: 'Ihre Angaben sind gespeichert. Versuchen Sie es in einer Minute noch einmal.',
  },
  RATE_LIMITED: {
    title: 'Das waren sehr viele Anfragen in kurzer Zeit.',
    help: 'Warten Sie eine Minute und versuchen Sie es noch einmal.',
  },
}

const erased: Words = {
  title: 'Die Angaben sind gelöscht.',
  help: 'Die Aufbewahrungsfrist ist abgelaufen, die Akte wurde gelöscht (Art. 17 DSGVO). Nummer, Tage und Stand bleiben in den Listen, ohne Person.',
}
for (const code of ['PERSON_ERASED', 'SNAPSHOT_ERASED', 'PROCEEDING_ERASED', 'CASE_ERASED'])
  byCode[code] = erased

const byStatus: Record<number, Words> = {
  400: {
    title: 'Diese Angaben konnten nicht angenommen werden.',
    help: 'Prüfen Sie die Eingaben. Es wurde nichts gespeichert.',
  },
  403: {
    title: 'Diese Seite gehört nicht zu Ihrer Rolle.',
    help: 'Wenn Sie die Angaben brauchen, wenden Sie sich an Ihre Teamleitung.',
  },
  404: {
    title: 'Das wurde nicht gefunden.',
    help: 'Vielleicht ist der Verweis alt, oder die Angaben gehören zu einer anderen Stelle.',
  },
  409: {
    title: 'Der Stand hat sich inzwischen geändert.',
    help: 'Laden Sie den neuen Stand und entscheiden Sie danach.',
  },
  422: {
    title: 'Das geht gerade nicht.',
    help: 'Es wurde nichts verändert.',
  },
  429: byCode['RATE_LIMITED'] as Words,
  503: {
    title: 'Ein Dienst antwortet gerade nicht.',
    help: 'Es ist nichts verloren. Versuchen Sie es gleich noch einmal.',
  },
}

const unknown: Words = {
  title: 'Hier ist etwas schiefgegangen.',
  help: 'Es ist nichts verloren. Versuchen Sie es noch einmal; bleibt es dabei, nennen Sie dem Servicedesk die Kennung.',
}

/** Refusals about deadlines quote the law; the server says it in the words of its own. */
function wordsOfServer({ code, body }: ApiProblem): Words | undefined {
  const { title, detail } = body
  if (!/^(DEADLINE|SUSPENSION)_/.test(code)) return undefined
  return typeof title === 'string' && typeof detail === 'string'
    ? { title, help: detail }
    : undefined
}

export const problemWords = (problem: ApiProblem): Words =>
  byCode[problem.code] ?? wordsOfServer(problem) ?? byStatus[problem.status] ?? unknown
