import type { Fault } from '../../components/error-summary.tsx'
import type { NewContact } from '../../resources/contacts.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'

/** What is on the form while it is filled in. It stays in this page's memory only. */
export type Draft = {
  source: NewContact['source'] | ''
  consent: NewContact['reportConsent'] | 'no' | ''
  givenName: string
  familyName: string
  birthDate: string
  language: string
  secondLanguage: string
  interpreter: boolean
  channel: NewContact['person']['channel'] | ''
  phone: string
  email: string
  topics: NewContact['topics'][number][]
  urgent: boolean
  message: string
}

export const emptyDraft: Draft = {
  source: '',
  consent: '',
  givenName: '',
  familyName: '',
  birthDate: '',
  language: '',
  secondLanguage: '',
  interpreter: false,
  channel: '',
  phone: '',
  email: '',
  topics: [],
  urgent: false,
  message: '',
}

export const steps = ['source', 'consent', 'person', 'topics', 'check'] as const
export type Step = (typeof steps)[number]

/** Faults of one step, in the order of its fields; `target` is the field's id. */
export function faultsOf(step: Step, draft: Draft): Fault[] {
  const words = t.contact.form
  const fault = (target: string, message: string, bad: boolean): Fault[] =>
    bad ? [{ target, message }] : []
  switch (step) {
    case 'source':
      return fault('source', words.source.fault, draft.source === '')
    case 'consent':
      return fault('consent', words.consentStep.fault, draft.consent === '')
    case 'person': {
      const { faults } = words.person
      const byPhone = draft.channel === 'phone' || draft.channel === 'text-message'
      return [
        ...fault('givenName', faults.givenName, !draft.givenName.trim()),
        ...fault('familyName', faults.familyName, !draft.familyName.trim()),
        ...fault(
          'birthDate',
          faults.birthDate,
          draft.birthDate.trim() !== '' && !dates.parse(draft.birthDate),
        ),
        ...fault('language', faults.language, !draft.language),
        ...fault('channel', faults.channel, draft.channel === ''),
        ...fault(
          'phone',
          faults.phone,
          byPhone && !/\d{4}/.test(draft.phone.replaceAll(/\D/g, '')),
        ),
        ...fault(
          'email',
          faults.email,
          draft.channel === 'email' && !/^\S+@\S+\.\S+$/.test(draft.email.trim()),
        ),
      ]
    }
    case 'topics':
      return fault('topics', words.topics.fault, draft.topics.length === 0)
    default:
      return []
  }
}

/** The body to send, or null while the draft is not complete or there is no consent. */
export function toNewContact(draft: Draft): NewContact | null {
  const { source, consent, channel } = draft
  if (source === '' || consent === '' || consent === 'no' || channel === '') return null
  const birthDate = dates.parse(draft.birthDate)
  const languages = [...new Set([draft.language, draft.secondLanguage].filter(Boolean))]
  return {
    source,
    reportConsent: consent,
    person: {
      givenName: draft.givenName.trim(),
      familyName: draft.familyName.trim(),
      languages,
      interpreterNeeded: draft.interpreter,
      channel,
      ...(birthDate ? { birthDate } : {}),
      ...(draft.phone.trim() ? { phone: draft.phone.trim() } : {}),
      ...(draft.email.trim() ? { email: draft.email.trim() } : {}),
    },
    topics: draft.topics,
    urgent: draft.urgent,
    ...(draft.message.trim() ? { message: draft.message.trim() } : {}),
  }
}
