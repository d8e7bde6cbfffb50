import type { TSchema } from 'typebox'
import { contracts, noticeContract } from '../../../processes/contracts.ts'
import { dayOf } from '../../clock.ts'
import type { Consent } from '../../consents/consents.ts'
import type { House } from '../../house.ts'
import {
  type GivenAnswer,
  type Notice,
  openAnswerText,
  openContent,
} from '../../notices/notices.ts'
import type { SealedFor } from '../../persons/persons.ts'
import type { Proceeding } from '../../proceedings/proceedings.ts'
import type { NoticeItem, NoticeRow, NoticeView } from '../schemas/notices.ts'
import { type factLabels, factViews, optionsOf } from './fact-labels.ts'

type Labels = ReturnType<typeof factLabels>
type Addressed = { notice: Notice; proceeding: Proceeding }

/** Notices as the sending side sees them. */
export async function noticeViews(
  house: House,
  tenantId: string,
  proceeding: Proceeding,
  labels: Labels,
): Promise<NoticeView[]> {
  const sent = await house.notices.ofProceeding(tenantId, proceeding.id)
  const [organisations, staff, answers, consents, seal] = await Promise.all([
    house.directory.listOrganisations(tenantId),
    house.directory.listStaff(tenantId),
    house.notices.answersTo(
      tenantId,
      sent.map(({ id }) => id),
    ),
    consentsOf(house, tenantId, proceeding),
    house.persons.tryReadSealFor(tenantId, { ...proceeding, proceedingId: proceeding.id }),
  ])

  return sent.map((row) => {
    const contract = noticeContract(proceeding.kind, row.notice)
    const recipient = organisations.find(({ id }) => id === row.recipientId)
    const answer = answers.find(({ noticeId }) => noticeId === row.id)
    const consent = consents.find(({ id }) => id === row.consentId)
    return {
      id: row.id,
      notice: row.notice,
      title: contract.title,
      recipient: {
        id: row.recipientId,
        name: recipient?.name ?? '',
        unit: recipient?.unit ?? null,
        kind: recipient?.kind ?? '',
      },
      state: row.state,
      sentAt: row.sentAt,
      readAt: row.readAt,
      remindedAt: row.remindedAt,
      answeredAt: answer?.answeredAt ?? null,
      answer: answer ? namedAnswer(contract.answers, answer) : null,
      answerFacts: answer ? factViews(answer.facts, labels) : [],
      answerText: answer ? openAnswerText(seal, answer) : null,
      answeredBy: staff.find(({ id }) => id === answer?.answeredBy)?.name ?? null,
      legalBasis: { consentNumber: consent?.number ?? null, statute: row.statute },
      sentData: row.dataCategories,
    }
  })
}

/** Rows of a receiver's inbox, read from what was really handed over, as long as it is kept. */
export async function noticeRows(
  house: House,
  tenantId: string,
  addressed: readonly Addressed[],
): Promise<NoticeRow[]> {
  const [seals, organisations] = await Promise.all([
    house.persons.readSeals(tenantId, addressed.map(sealedFor)),
    house.directory.listOrganisations(tenantId),
  ])
  return addressed.map((one) => {
    const { notice, proceeding } = one
    const { title } = noticeContract(proceeding.kind, notice.notice)
    const seal = seals(sealedFor(one))
    const person = seal && openContent(seal, notice).person
    return {
      id: notice.id,
      number: proceeding.number,
      title,
      from: organisations.find(({ id }) => id === proceeding.organisationId)?.name ?? '',
      personName: person?.familyName ? `${person.givenName} ${person.familyName}` : null,
      erased: seal === null,
      receivedAt: notice.sentAt,
      state: notice.state,
      unread: notice.readAt === null,
      reminded: notice.reminders > 0,
      awaitsAnswer: notice.state === 'sent',
    }
  })
}

const sealedFor = ({ proceeding }: Addressed): SealedFor => ({
  personId: proceeding.personId,
  proceedingId: proceeding.id,
})

/** One notice as its receiver reads it. Opening it marks it as read. */
export async function readNoticeItem(
  house: House,
  { tenantId, organisationId }: { tenantId: string; organisationId: string },
  noticeId: string,
  labelsOf: (kind: string) => Labels,
): Promise<NoticeItem> {
  const found = await house.notices.readAddressed(tenantId, organisationId, noticeId)
  await house.notices.markRead(tenantId, found.notice)

  const { notice, proceeding } = found
  const labels = labelsOf(proceeding.kind)
  const contract = noticeContract(proceeding.kind, notice.notice)
  const [[row], seal, [answer], staff, consents] = await Promise.all([
    noticeRows(house, tenantId, [found]),
    house.persons.tryReadSealFor(tenantId, sealedFor(found)),
    house.notices.answersTo(tenantId, [noticeId]),
    house.directory.listStaff(tenantId),
    consentsOf(house, tenantId, proceeding),
  ])
  const content = seal && openContent(seal, notice)
  const consent = consents.find(({ id }) => id === notice.consentId)

  return {
    ...(row as NoticeRow),
    unread: false,
    legalBasis: {
      consentGivenOn: consent ? dayOf(Temporal.Instant.from(consent.givenAt)).toString() : null,
      consentValidUntil: consent?.validUntil ?? null,
      statute: notice.statute,
    },
    person: content?.person ?? null,
    sentData: notice.dataCategories,
    facts: factViews(content?.facts ?? {}, labels),
    possibleAnswers:
      notice.state === 'sent'
        ? Object.entries(contract.answers).map(([code, title]) => ({ code, title }))
        : [],
    answerFields:
      notice.state === 'sent' ? answerFields(proceeding.kind, notice.notice, labels) : [],
    answer: answer
      ? {
          ...namedAnswer(contract.answers, answer),
          at: answer.answeredAt,
          by: staff.find(({ id }) => id === answer.answeredBy)?.name ?? null,
          text: openAnswerText(seal, answer),
          facts: factViews(answer.facts, labels),
        }
      : null,
  }
}

const namedAnswer = (answers: Readonly<Record<string, string>>, { answer }: GivenAnswer) => ({
  code: answer,
  title: answers[answer] ?? answer,
})

const consentsOf = (
  house: House,
  tenantId: string,
  { personId }: Proceeding,
): Promise<Consent[]> =>
  personId ? house.consents.ofPerson(tenantId, personId) : Promise.resolve([])

/** What an answer may carry besides its code, as a form needs it. */
function answerFields(kind: string, notice: string, labels: Labels): NoticeItem['answerFields'] {
  const contract = contracts.find(({ processId }) => processId === kind)?.notices?.[notice]
  const fields = contract?.answerFacts
  const required = (fields?.required as string[] | undefined) ?? []
  return Object.entries((fields?.properties ?? {}) as Record<string, TSchema>).map(
    ([name, schema]) => {
      const { title, options } = labels.get(name) ?? { title: name, options: optionsOf(schema) }
      return {
        name,
        title,
        kind: options.size > 0 ? 'code' : plainKind(schema),
        required: required.includes(name),
        neededFor: Object.entries(contract?.answerNeeds ?? {}).flatMap(([answer, needed]) =>
          needed.includes(name) ? [answer] : [],
        ),
        options: [...options].map(([code, title]) => ({ code, title })),
      }
    },
  )
}

/** An optional field is a choice between its kind and nothing. */
function plainKind(schema: TSchema): string {
  const { type, anyOf = [] } = schema as { type?: string; anyOf?: TSchema[] }
  const [first] = anyOf
  if (first) return plainKind(first)
  if (type === 'boolean') return 'flag'
  return type === 'integer' || type === 'number' ? 'number' : 'date'
}
