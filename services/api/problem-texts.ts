import type { FailureKind } from '../failure.ts'

export type ProblemText = { title: string; detail: string }

/** What a person reads when a request did not work: what happened, what is safe, what to do. */
export const textOfKind: Record<FailureKind, ProblemText> = {
  refused: {
    title: 'Das ist hier nicht möglich',
    detail: 'Der Schritt passt nicht zum Stand des Vorgangs. Es wurde nichts geändert.',
  },
  unavailable: {
    title: 'Gerade nicht erreichbar',
    detail: 'Ein Teil des Systems antwortet nicht. Versuchen Sie es in einer Minute noch einmal.',
  },
  defect: {
    title: 'Das hat nicht geklappt',
    detail:
      'Der Fehler liegt bei uns und ist festgehalten. Nennen Sie dem Service die Kennung dieser Meldung.',
  },
  invalid: {
    title: 'Angaben unvollständig oder anders als erwartet',
    detail: 'Prüfen Sie die Angaben und senden Sie sie noch einmal.',
  },
  forbidden: {
    title: 'Dafür fehlt die Berechtigung',
    detail: 'Ihre Rolle umfasst diesen Schritt nicht. Fragen Sie Ihre Teamleitung.',
  },
  missing: {
    title: 'Nicht gefunden',
    detail: 'Es gibt hier nichts mit dieser Kennung, oder es gehört nicht zu Ihrem Bereich.',
  },
  conflict: {
    title: 'Der Stand hat sich geändert',
    detail:
      'Inzwischen wurde hier etwas geändert. Laden Sie die Seite neu und prüfen Sie den Stand.',
  },
}

/** Codes that deserve their own sentence; every other code speaks with its kind's words. */
export const textOfCode: Record<string, ProblemText> = {
  SESSION_MISSING: {
    title: 'Nicht angemeldet',
    detail: 'Die Anmeldung fehlt oder ist abgelaufen. Melden Sie sich noch einmal an.',
  },
  ROLE_MISSING: textOfKind.forbidden,
  CROSS_ORIGIN: {
    title: 'Anfrage von einer fremden Seite',
    detail: 'Änderungen sind nur aus KIMflow selbst möglich. Es wurde nichts geändert.',
  },
  SIGN_IN_INVALID: {
    title: 'Anmeldung nicht bestätigt',
    detail: 'Die Antwort der Anmeldestelle war nicht in Ordnung. Beginnen Sie die Anmeldung neu.',
  },
  SIGN_IN_EXPIRED: {
    title: 'Anmeldung abgelaufen',
    detail: 'Die Anmeldung wurde nicht hier begonnen oder ist abgelaufen. Beginnen Sie sie neu.',
  },
  SIGN_IN_UNAVAILABLE: {
    title: 'Anmeldestelle nicht erreichbar',
    detail: 'Die Anmeldestelle antwortet nicht. Versuchen Sie es in einer Minute noch einmal.',
  },
  SIGN_IN_NOT_ADMITTED: {
    title: 'Für KIMflow nicht freigeschaltet',
    detail: 'Diese Person ist hier nicht eingetragen. Wenden Sie sich an Ihre Teamleitung.',
  },
  FORM_INVALID: {
    title: 'Angaben fehlen oder passen nicht',
    detail: 'Ergänzen oder ändern Sie die genannten Angaben. Ihr Entwurf ist gespeichert.',
  },
  TASK_CHANGED: {
    title: 'Die Aufgabe hat sich geändert',
    detail: 'Jemand anderes hat sie inzwischen übernommen oder abgeschlossen.',
  },
  TASK_CLAIMED: {
    title: 'Die Aufgabe ist vergeben',
    detail: 'Jemand anderes bearbeitet sie. Sie können sie mit einem Grund übernehmen.',
  },
  TASK_NOT_CLAIMED: {
    title: 'Die Aufgabe ist nicht Ihre',
    detail: 'Übernehmen Sie die Aufgabe zuerst. Ihr Entwurf ist gespeichert.',
  },
  TASK_NOT_OPEN: {
    title: 'Die Aufgabe ist nicht mehr offen',
    detail: 'Sie ist inzwischen erledigt oder entfallen. Es wurde nichts geändert.',
  },
  TASK_OF_OTHER_GROUP: {
    title: 'Aufgabe einer anderen Gruppe',
    detail: 'Diese Aufgabe bearbeitet eine andere Gruppe. Fragen Sie Ihre Teamleitung.',
  },
  FOLLOW_UP_PAST: {
    title: 'Der Tag liegt nicht in der Zukunft',
    detail: 'Wählen Sie für die Wiedervorlage einen späteren Tag.',
  },
  DECISION_UNKNOWN: {
    title: 'Diese Regel gibt es nicht',
    detail:
      'Wählen Sie eine Regel aus der Liste; GET /api/decisions nennt alle mit einem Beispiel.',
  },
  FACTS_INVALID: {
    title: 'Die Angaben passen nicht zur Regel',
    detail: 'Jede fehlende oder falsche Angabe ist einzeln genannt, mit dem, was erwartet wird.',
  },
  DEADLINE_FACTS_INVALID: {
    title: 'Angaben zur Frist fehlen oder passen nicht',
    detail: 'Ändern Sie die genannten Angaben und rechnen Sie noch einmal.',
  },
  DEADLINE_PLACE_UNKNOWN: {
    title: 'Dieses Land gibt es nicht',
    detail: 'Nennen Sie das Land der Behörde: NW, DE-NW oder Nordrhein-Westfalen.',
  },
  DEADLINE_RULE_NOT_FOUND: {
    title: 'Diese Fristregel gibt es nicht',
    detail: 'Wählen Sie eine Regel aus der Liste unter /api/deadline-rules.',
  },
  DEADLINE_RULE_NOT_VALID: {
    title: 'Die Regel gilt an diesem Tag nicht',
    detail: 'Das Recht galt an diesem Tag noch nicht oder nicht mehr. Prüfen Sie den Tag.',
  },
  DEADLINE_LEGAL: {
    title: 'Gesetzliche Fristen stehen fest',
    detail:
      'Gesetzliche Fristen lassen sich nicht verschieben; korrigieren Sie stattdessen das auslösende Datum.',
  },
  DEADLINE_SET_BY_AUTHORITY: {
    title: 'Diese Frist hat eine Behörde gesetzt',
    detail:
      'Nur die Behörde kann sie verlängern (§ 31 Abs. 7 VwVfG, § 26 Abs. 7 SGB X). Tragen Sie die Verlängerung mit ihrem Grund ein.',
  },
  DEADLINE_NOT_EXTENDABLE: {
    title: 'Diese Frist lässt sich nicht verlängern',
    detail:
      'Verlängern lassen sich nur Fristen, die eine Behörde gesetzt hat. Vereinbarte Fristen verschieben Sie, gesetzliche folgen dem auslösenden Datum.',
  },
  DEADLINE_NOT_LATER: {
    title: 'Das neue Ende liegt nicht später',
    detail: 'Geben Sie für die Verlängerung einen Tag nach dem bisherigen Fristende an.',
  },
  DEADLINE_DAY_PAST: {
    title: 'Der Tag liegt in der Vergangenheit',
    detail: 'Geben Sie als neues Fristende heute oder einen späteren Tag an.',
  },
  DEADLINE_NOT_RUNNING: {
    title: 'Mit diesen Angaben läuft keine Frist',
    detail: 'Nach diesen Angaben hat die Frist nie begonnen. Prüfen Sie das auslösende Datum.',
  },
  DEADLINE_SUSPENDED: {
    title: 'Die Frist ruht',
    detail: 'Lassen Sie die Frist zuerst weiterlaufen. Es wurde nichts geändert.',
  },
  DEADLINE_NOT_SUSPENDED: {
    title: 'Die Frist ruht nicht',
    detail: 'Nur eine ruhende Frist kann weiterlaufen. Laden Sie die Seite neu.',
  },
  DEADLINE_MISSED: {
    title: 'Die Frist ist verstrichen',
    detail:
      'Eine verstrichene Frist ruht nicht und lässt sich nicht verschieben. War das auslösende Datum falsch, korrigieren Sie es.',
  },
  DEADLINE_SETTLED: {
    title: 'Die Frist ist erledigt',
    detail: 'An einer gewahrten oder entfallenen Frist ändert sich nichts mehr.',
  },
  SUSPENSION_DAY_INVALID: {
    title: 'Dieser Tag passt nicht zur laufenden Frist',
    detail:
      'Das Ruhen beginnt frühestens mit der Frist und spätestens heute oder an ihrem Ende; es endet nicht vor seinem Beginn und nicht in der Zukunft.',
  },
  REFERRAL_CLOSED: {
    title: 'Die Überleitung ist abgeschlossen',
    detail: 'An einer abgeschlossenen Überleitung ändert sich nichts mehr.',
  },
  ANSWER_CHANGED: {
    title: 'Diese Antwort liegt schon vor',
    detail: 'Unter derselben Kennung liegt eine andere Antwort vor. Es wurde nichts geändert.',
  },
  ENGINE_UNAVAILABLE: {
    title: 'Die Ablaufsteuerung antwortet nicht',
    detail: 'Es wurde nichts geändert. Versuchen Sie es in einer Minute noch einmal.',
  },
  SIGNATURE_INVALID: {
    title: 'Unterschrift nicht bestätigt',
    detail: 'Die Nachricht ist nicht mit dem eingetragenen Schlüssel der Stelle unterschrieben.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    title: 'Kopfzeile Idempotency-Key nicht lesbar',
    detail:
      'Erwartet werden 8 bis 200 Zeichen aus Buchstaben, Ziffern, Punkt, Strich, Doppelpunkt.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    title: 'Schlüssel schon für andere Angaben verwendet',
    detail: 'Verwenden Sie für andere Angaben einen neuen Schlüssel. Es wurde nichts geändert.',
  },
  IDEMPOTENCY_KEY_BUSY: {
    title: 'Diese Anfrage läuft schon',
    detail: 'Dieselbe Anfrage wird gerade bearbeitet. Wiederholen Sie sie in einer Sekunde.',
  },
  REQUEST_INVALID: textOfKind.invalid,
  JSON_INVALID: {
    title: 'Nicht lesbar',
    detail: 'Die gesendeten Daten sind kein gültiges JSON. Es wurde nichts geändert.',
  },
  ROUTE_UNKNOWN: {
    title: 'Seite nicht gefunden',
    detail: 'Diese Adresse gibt es nicht.',
  },
  METHOD_NOT_ALLOWED: {
    title: 'So nicht aufrufbar',
    detail: 'Diese Adresse gibt es, aber nicht für diese Art von Anfrage.',
  },
  REQUEST_TIMEOUT: {
    title: 'Zu langsam übertragen',
    detail: 'Die Anfrage kam nicht rechtzeitig an. Senden Sie sie noch einmal.',
  },
  BODY_TOO_LARGE: {
    title: 'Zu viele Daten',
    detail: 'Kürzen Sie die Angaben und senden Sie sie noch einmal.',
  },
  ADDRESS_TOO_LONG: {
    title: 'Adresse zu lang',
    detail: 'Kürzen Sie die Adresse oder die Suche.',
  },
  MEDIA_TYPE_UNSUPPORTED: {
    title: 'Format nicht vorgesehen',
    detail: 'Erwartet wird JSON in UTF-8, ungepackt.',
  },
  TOO_MANY_REQUESTS: {
    title: 'Zu viele Anfragen',
    detail: 'Warten Sie kurz und versuchen Sie es dann noch einmal.',
  },
  HEADERS_TOO_LARGE: {
    title: 'Kopfzeilen zu groß',
    detail: 'Löschen Sie die Cookies dieser Seite und melden Sie sich neu an.',
  },
}
