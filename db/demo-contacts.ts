import type { NewContact } from '../services/contacts/new-contact.ts'

/** First contacts of the demo, each at the start of its way. All people are invented. */
export const demoContacts: NewContact[] = [
  {
    source: 'school',
    reportConsent: 'written',
    person: {
      givenName: 'Oleksandra',
      familyName: 'Marchuk',
      birthDate: '1991-05-02',
      languages: ['uk', 'ru'],
      interpreterNeeded: true,
      phone: '0155 5500 187',
      channel: 'text-message',
    },
    topics: ['livelihood', 'housing', 'german', 'childcare-school'],
    urgent: false,
    message: 'Mutter von zwei Kindern, möchte Fragen zu Kita und Lebensunterhalt klären.',
  },
  {
    source: 'self',
    reportConsent: 'written',
    person: {
      givenName: 'Selam',
      familyName: 'Tekle',
      birthDate: '1998-03-14',
      languages: ['ti', 'en'],
      interpreterNeeded: true,
      phone: '0155 5500 218',
      channel: 'text-message',
    },
    topics: ['livelihood', 'german', 'family'],
    urgent: false,
  },
  {
    source: 'authority',
    reportConsent: 'oral',
    person: {
      givenName: 'Arben',
      familyName: 'Krasniqi',
      birthDate: '2003-11-30',
      languages: ['sq', 'de'],
      interpreterNeeded: false,
      email: 'arben.krasniqi@beispiel.example',
      channel: 'email',
    },
    topics: ['work-recognition', 'german'],
    urgent: false,
  },
  {
    source: 'accommodation',
    reportConsent: 'written',
    person: {
      givenName: 'Mariam',
      familyName: 'Sesay',
      languages: ['en', 'kri'],
      interpreterNeeded: true,
      phone: '0155 5500 402',
      channel: 'phone',
    },
    topics: ['housing', 'health'],
    urgent: true,
    message: 'Zimmer muss bis Monatsende frei sein.',
  },
]
