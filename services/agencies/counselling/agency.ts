import { defineAgency } from '../../define/agency.ts'
import { ReferralContent } from '../content.ts'
import { decodeAnswer } from './wire.ts'

/**
 * Migration counselling (MBE, JMD): people with an inbox and no system of their own. Free and
 * voluntary, so nothing but a consent lets data go there, and no birth date goes with it.
 */
export const counselling = defineAgency({
  name: 'counselling',
  transport: 'portal',
  accepts: ReferralContent,
  purpose: 'counselling',
  dataCategories: ['name', 'contact', 'language', 'topics', 'appointment-wish', 'message'],
  topics: [
    'livelihood',
    'housing',
    'german',
    'childcare-school',
    'health',
    'work-recognition',
    'residence',
    'family',
    'discrimination',
  ],
  allowedStatutes: [],

  send: (dispatchId, _content, portal) => portal.place({ key: dispatchId }),
  remind: (dispatchId, _reminder, portal) => portal.place({ key: dispatchId }),
  reply: (dispatchId, _reply, portal) => portal.place({ key: dispatchId }),
  withdraw: (dispatchId, _withdrawal, portal) => portal.place({ key: dispatchId }),
  readAnswer: decodeAnswer,
})
