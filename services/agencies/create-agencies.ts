import { Check, Errors } from 'typebox/value'
import type { Agency, AgencyAnswer, Reminder, Reply, Withdrawal } from '../define/agency.ts'
import type { Receipt, SigningKey, TransportSet } from '../define/transport.ts'
import { defect, refused } from '../failure.ts'
import {
  categoriesIn,
  dataCategories,
  neverSent,
  type ReferralContent,
  reduceContent,
} from './content.ts'
import { agencies } from './index.ts'

/** What the directory says about the organisation a message goes to or comes from. */
type Organisation = {
  id: string
  agency: string | null
  endpoint: string | null
  publicJwk: Record<string, string> | null
  active: boolean
}

type Directory = { readSigningKey(tenantId: string): Promise<SigningKey> }

/**
 * Speaks to agencies by name: checks what leaves, binds the transport to the organisation's end point
 * and the tenant's key, reads what comes back. Used by `dispatches` and the route for answers.
 */
export function createAgencies({
  directory,
  transports,
}: {
  directory: Directory
  transports: TransportSet
}) {
  const find = (name: string | null): Agency => {
    const agency = agencies.find((candidate) => candidate.name === name)
    if (!agency) throw defect('AGENCY_UNKNOWN', `No agency folder is called ${name}`)
    return agency
  }

  /** The agency of an organisation and its transport, bound; an inactive one gets nothing. */
  const open = (tenantId: string, organisation: Organisation, traceId: string | undefined) => {
    const agency = find(organisation.agency)
    if (!organisation.active) {
      throw refused('DESTINATION_INACTIVE', 'The directory has this organisation as inactive')
    }
    const transport = transports.to[agency.transport]({
      tenantId,
      organisationId: organisation.id,
      endpoint: organisation.endpoint,
      readSigningKey: () => directory.readSigningKey(tenantId),
      ...(traceId && { traceId }),
    })
    // The declaration tied this agency to this transport; the list has forgotten which.
    return { agency, transport: transport as never }
  }

  return {
    has: (name: string): boolean => agencies.some((agency) => agency.name === name),

    /** Purpose, data categories, topics and statutes of an agency. */
    describe: (name: string) => {
      const { purpose, transport, ...lists } = find(name)
      return {
        purpose,
        transport,
        dataCategories: [...lists.dataCategories],
        topics: [...lists.topics],
        allowedStatutes: [...lists.allowedStatutes],
      }
    },

    /** What of a content the agency gets: seal and send this, never the whole. `sent` are codes. */
    prepare: (name: string, content: ReferralContent) => {
      const reduced = reduceContent(content, find(name))
      return { content: reduced, sent: categoriesIn(reduced) }
    },

    /** „Nicht übermittelt“: codes of what the house knows and did not send. */
    heldBack: (sent: readonly string[]): string[] =>
      [...dataCategories, ...neverSent].filter((code) => !sent.includes(code)),

    send: async (
      tenantId: string,
      organisation: Organisation,
      dispatchId: string,
      content: ReferralContent,
      traceId?: string,
    ): Promise<Receipt> => {
      const { agency, transport } = open(tenantId, organisation, traceId)
      requireContent(agency, content)
      return agency.send(dispatchId, reduceContent(content, agency) as never, transport)
    },

    remind: async (
      tenantId: string,
      organisation: Organisation,
      dispatchId: string,
      reminder: Reminder,
      traceId?: string,
    ): Promise<Receipt> => {
      const { agency, transport } = open(tenantId, organisation, traceId)
      return agency.remind(dispatchId, reminder, transport)
    },

    reply: async (
      tenantId: string,
      organisation: Organisation,
      dispatchId: string,
      reply: Reply,
      traceId?: string,
    ): Promise<Receipt> => {
      const { agency, transport } = open(tenantId, organisation, traceId)
      return agency.reply(dispatchId, reply, transport)
    },

    withdraw: async (
      tenantId: string,
      organisation: Organisation,
      dispatchId: string,
      withdrawal: Withdrawal,
      traceId?: string,
    ): Promise<Receipt> => {
      const { agency, transport } = open(tenantId, organisation, traceId)
      return agency.withdraw(dispatchId, withdrawal, transport)
    },

    /**
     * An answer in our words. `message` is what came in: a compact JWS from a machine, or the parsed
     * form of a person whose session has been checked. The caller checks whom the dispatch was for.
     */
    readAnswer: async (
      tenantId: string,
      organisation: Organisation,
      message: unknown,
    ): Promise<AgencyAnswer> => {
      const agency = find(organisation.agency)
      if (agency.transport === 'portal') return agency.readAnswer(message)
      const { publicJwk } = organisation
      return agency.readAnswer(await transports.readSigned(message, { tenantId, publicJwk }))
    },
  }
}

function requireContent(agency: Agency, content: ReferralContent): void {
  if (!Check(agency.accepts, content)) {
    const paths = Errors(agency.accepts, content).map((error) => error.instancePath)
    throw defect('CONTENT_INVALID', `Content does not fit ${agency.name} at ${paths.join(', ')}`)
  }
  if (content.purpose !== agency.purpose) {
    throw defect('CONTENT_INVALID', `Content is not for the purpose of ${agency.name}`)
  }
  const { legalBasis } = content
  if (legalBasis.kind === 'statute' && !agency.allowedStatutes.includes(legalBasis.paragraph)) {
    throw defect('LEGAL_BASIS_NOT_ALLOWED', `${agency.name} takes nothing on this statute`)
  }
}
