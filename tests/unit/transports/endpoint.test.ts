import { describe, expect, it } from 'vitest'
import { addressBelow, guardedLookup } from '../../../services/transports/endpoint.ts'

const forbidden = expect.objectContaining({ kind: 'defect', code: 'ENDPOINT_FORBIDDEN' })

describe('The address of an agency', () => {
  it('is the end point with the path below it', () => {
    // given
    const endpoint = 'https://schnittstelle.jobcenter.example/kim/'

    // when
    const url = addressBelow(endpoint, '/ueberleitungen', false)

    // then
    expect(url.href).toBe('https://schnittstelle.jobcenter.example/kim/ueberleitungen')
  })

  it.each([
    null,
    '',
    'jobcenter',
    'http://schnittstelle.jobcenter.example',
    'file:///etc/passwd',
    'unix:/var/run/docker.sock',
    'https://127.0.0.1',
    'https://0x7f000001',
    'https://2130706433',
    'https://169.254.169.254/latest',
    'https://10.0.0.1',
    'https://[::1]',
    'https://[::ffff:10.0.0.1]',
    'https://[64:ff9b::a00:1]',
    'https://user@jobcenter.example',
    'https://jobcenter.example@127.0.0.1',
    'https://jobcenter.example/?to=1',
    'https://jobcenter.example/#x',
  ])('is refused outside the demo when the directory says %s', (endpoint) => {
    // given an end point nobody should have entered
    // when
    const making = () => addressBelow(endpoint, '/ueberleitungen', false)

    // then
    expect(making).toThrow(forbidden)
  })

  it('may be plain http on this machine in the demo', () => {
    // given
    const endpoint = 'http://127.0.0.1:4010'

    // when
    const url = addressBelow(endpoint, '/ueberleitungen', true)

    // then
    expect(url.href).toBe('http://127.0.0.1:4010/ueberleitungen')
  })

  it('is refused when a name resolves to this machine', async () => {
    // given
    const name = 'localhost'

    // when
    const refusal = new Promise((done) => guardedLookup(name, { all: true }, done))

    // then
    expect(await refusal).toEqual(forbidden)
  })
})
