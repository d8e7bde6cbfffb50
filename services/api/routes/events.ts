import type { ServerResponse } from 'node:http'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Needs } from '../../house.ts'
import type { LiveEvent } from '../../live/live.ts'
import { type StaffCaller, staffOf } from '../plugins/caller.ts'
import { readSessionCookie } from '../plugins/session-cookie.ts'
import { httpFault } from '../problem.ts'

const heartbeatMs = 25_000
const streamsPerPerson = 20
/** bytes that wait for one reader */
const mostUnread = 1024 * 1024

/** What reaches an agency's inbox; all else in the district is none of its business. */
const inboxEvents = /^(acknowledgement|consent|notice|referral)\./
/** What may change an officer's screens; which one is read again with his own rights. */
const officeEvents = /^(notice|proceeding|task|deadline)\./

/**
 * Tells open screens what changed, as server-sent events. Ids only: the screen reads the rest itself
 * with its own rights. A heartbeat keeps proxies from closing and ends streams of ended sessions.
 */
export const eventRoutes =
  ({ live, sessions }: Needs<'live' | 'sessions'>): FastifyPluginAsyncTypebox =>
  async (app) => {
    const open = new Map<ServerResponse, string>()
    app.addHook('preClose', async () => {
      for (const stream of open.keys()) stream.end()
    })

    app.get(
      '/events',
      {
        config: { role: 'staff' },
        // Asked for its head alone, the stream would stay open and say nothing.
        exposeHeadRoute: false,
        schema: { produces: ['text/event-stream'] },
      },
      async (request, reply) => {
        const staff = staffOf(request)
        const person = `${staff.tenantId} ${staff.staffId}`
        const own = [...open.values()].filter((owner) => owner === person)
        if (own.length >= streamsPerPerson) throw httpFault(429, { 'retry-after': '10' })

        const stream = reply.raw
        open.set(stream, person)
        stream.on('close', () => open.delete(stream))
        // What cannot be written any more concerns this one stream only.
        stream.on('error', () => stream.destroy())
        /** Whoever does not read is cut off: his browser comes back and reads everything anew. */
        const tell = (text: string) => {
          if (stream.writableEnded || stream.destroyed) return
          if (stream.writableLength > mostUnread) stream.destroy()
          else stream.write(text)
        }
        const unfollow = await live
          .follow(staff.tenantId, (event) => {
            const visible = visibleTo(staff, event)
            if (visible) tell(`data: ${JSON.stringify(visible)}\n\n`)
          })
          .catch((error) => {
            open.delete(stream)
            throw error
          })
        const beat = setInterval(async () => {
          const cookie = readSessionCookie(request) ?? ''
          const isSignedIn = await sessions.read(cookie, { touch: false }).catch(() => staff)
          if (isSignedIn) tell(': \n\n')
          else stream.end()
        }, heartbeatMs)
        const leave = () => {
          clearInterval(beat)
          unfollow()
        }
        stream.on('close', leave)

        reply.hijack()
        // The browser may have gone while we subscribed; nothing tells us a second time.
        if (stream.destroyed || request.raw.socket.destroyed) return leave()
        const headers = {
          ...reply.getHeaders(),
          'content-type': 'text/event-stream; charset=utf-8',
        }
        stream.writeHead(200, { ...headers, 'x-accel-buffering': 'no' } as Record<string, string>)
        stream.write('retry: 2000\n\n')
      },
    )
  }

function visibleTo(staff: StaffCaller, event: LiveEvent): LiveEvent | null {
  const nothing = { contactId: null, caseId: null, taskId: null, proceedingId: null }
  if (staff.role === 'authority-officer') {
    const changed = officeEvents.test(event.event)
    return changed ? { ...nothing, event: 'office.changed' } : null
  }
  if (staff.role !== 'agency') return event
  if (!inboxEvents.test(event.event)) return null
  return { ...nothing, event: 'inbox.changed' }
}
