import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { newKey, type Person, signIn } from '../../tests/support/person.ts'

const counsellingOffice = 'mbe-brueckenhaus'

const newContact = {
  source: 'self',
  reportConsent: 'written',
  person: {
    givenName: 'Selam',
    familyName: 'Tekle',
    languages: ['ti'],
    interpreterNeeded: true,
    channel: 'text-message',
  },
  topics: ['livelihood', 'german', 'housing'],
  urgent: false,
}
const talk = {
  attendance: 'held',
  language: 'ti',
  interpreter: 'on-site',
  status: 'recognised',
  needs: ['livelihood', 'german', 'housing'],
  providers: 1,
  ownResources: 'insufficient',
  existingCaseManager: 'none',
  emergency: false,
  fitForWork: true,
  consentGiven: true,
  consentEvidence: 'written',
}

type Live = {
  event: string
  contactId: string | null
  caseId: string | null
  taskId: string | null
}
type Found = { id: string; rev: number }

/**
 * Case managers as their browsers are: signed in, with an open live stream that says what is new.
 * A task counts as visible when the stream names it and the list shows it.
 */
export async function openPeople(kimflow: string) {
  const jana = await signIn(kimflow, 'jana-wierzbicki')
  const rojda = await signIn(kimflow, 'rojda-yildiz')
  const stream = await openStream(kimflow, jana)

  const visible = async (of: { contactId?: string; caseId?: string }): Promise<Live> =>
    stream.next(
      (live) =>
        live.event === 'task.opened' &&
        (of.caseId ? live.caseId === of.caseId : live.contactId === of.contactId),
    )
  const read = async (taskId: string): Promise<Found> => {
    const { rows } = (await jana.get('/api/tasks?view=group&size=100&sort=created')).body
    const listed = rows.find((row: Found) => row.id === taskId)
    return listed ?? (await jana.get(`/api/tasks/${taskId}`)).body
  }
  const complete = async (taskId: string, values: object, onSend = () => {}): Promise<void> => {
    const { rev } = await read(taskId)
    const claim = await jana.post(`/api/tasks/${taskId}/claim`, { rev })
    onSend()
    const done = await jana.post(`/api/tasks/${taskId}/completion`, { rev: claim.body.rev, values })
    if (done.status !== 200) throw new Error(`completion: ${done.status}`)
  }
  const report = async () => {
    const answer = await jana.post('/api/contacts', newContact, { 'idempotency-key': newKey() })
    if (answer.status >= 300) throw new Error(`contact: ${answer.status}`)
    return answer.body.contactId as string
  }
  const decision = { outcome: 'OPEN_CASE', reason: 'Im Team besprochen.' }

  return {
    /** A contact comes in → its first task; that one is done → the next task. */
    async measureLatency(): Promise<{ start: number; next: number }> {
      const begun = performance.now()
      const contactId = await report()
      const { taskId } = await visible({ contactId })
      const seen = performance.now()
      let sent = 0
      await complete(taskId ?? '', talk, () => {
        sent = performance.now()
      })
      const { taskId: next } = await visible({ contactId })
      const there = performance.now()
      await complete(next ?? '', { outcome: 'INFO_ONLY', reason: 'Messung.' })
      return { start: seen - begun, next: there - sent }
    },

    /** One case from the contact to the started measure, as fast as people could click. */
    async walk(): Promise<void> {
      const contactId = await report()
      await complete((await visible({ contactId })).taskId ?? '', talk)
      await complete((await visible({ contactId })).taskId ?? '', decision)
      const opened = await stream.next(
        (live) => live.event === 'case.opened' && live.contactId === contactId,
      )
      const caseId = opened.caseId ?? ''
      const offices = [counsellingOffice]
      const targets = { targets: offices, consented: offices, confidentialityRelease: true }
      await complete((await visible({ caseId })).taskId ?? '', targets)
      await stream.next((live) => live.event === 'referral.sent' && live.caseId === caseId)
      await answer(caseId)
      await stream.next((live) => live.event === 'referral.closed' && live.caseId === caseId)
    },

    close: () => stream.close(),
  }

  /** The counselling office reports the start at once, which accepts the referral on the way. */
  async function answer(caseId: string): Promise<void> {
    const view = (await jana.get(`/api/cases/${caseId}`)).body
    const number = view.referrals[0].number
    const { rows } = (await rojda.get('/api/inbox?folder=new')).body
    const { dispatchId } = rows.find((row: { number: string }) => row.number === number)
    const path = `/api/dispatches/${dispatchId}/acknowledgements`
    const said = await rojda.post(path, { answerId: newKey(), verdict: 'started' })
    if (said.status >= 300) throw new Error(`answer: ${said.status}`)
  }
}

/** The live stream, with what has come by and nobody has asked for yet. */
async function openStream(kimflow: string, { cookie }: Person) {
  const abort = new AbortController()
  const response = await fetch(`${kimflow}/api/events`, {
    headers: { cookie },
    signal: abort.signal,
  })
  if (!response.body) throw new Error('The live stream has no body')
  const body = Readable.fromWeb(response.body as never)
  body.on('error', () => undefined)
  const lines = createInterface({ input: body })
  // The stream is ended by aborting it, which both of them report.
  lines.on('error', () => undefined)
  const unread: Live[] = []
  const waiting = new Set<{ wanted: (live: Live) => boolean; found: (live: Live) => void }>()
  lines.on('line', (line) => {
    if (!line.startsWith('data: ')) return
    const live = JSON.parse(line.slice(6)) as Live
    for (const one of waiting) {
      if (!one.wanted(live)) continue
      waiting.delete(one)
      return one.found(live)
    }
    unread.push(live)
  })
  await once(lines, 'line')

  return {
    next(wanted: (live: Live) => boolean): Promise<Live> {
      const at = unread.findIndex(wanted)
      if (at >= 0) return Promise.resolve(unread.splice(at, 1)[0] as Live)
      return new Promise((resolve) => waiting.add({ wanted, found: resolve }))
    },
    close: () => abort.abort(),
  }
}
