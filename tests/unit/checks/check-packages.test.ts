import { describe, expect, it } from 'vitest'
import { checkLicences } from '../../../scripts/check-licences.ts'
import { checkLock } from '../../../scripts/check-lock.mjs'

const integrity = 'sha512-x'

describe('the check of the lock file', () => {
  it('refuses a lock in which a platform package is missing', () => {
    // given
    const lock = {
      packages: {
        '': {},
        'node_modules/tool': {
          integrity,
          optionalDependencies: { 'tool-linux': '1.0.0', 'tool-windows': '1.0.0' },
        },
        'node_modules/tool-linux': { integrity },
      },
    }

    // when
    const faults = checkLock(lock)

    // then
    expect(faults).toEqual([
      'package-lock.json: node_modules/tool wants tool-windows, which is missing',
    ])
  })

  it('refuses an entry with an address and one without a checksum', () => {
    // given
    const lock = {
      packages: {
        'node_modules/a': { integrity, resolved: 'https://registry.example/a.tgz' },
        'node_modules/b': {},
      },
    }

    // when, then
    expect(checkLock(lock)).toHaveLength(2)
  })
})

describe('the check of licences', () => {
  const check = (name: string, license?: string) =>
    checkLicences({ packages: { '': {}, [`node_modules/${name}`]: license ? { license } : {} } })

  it.each(['MIT', '(MPL-2.0 OR Apache-2.0)', 'MIT OR GPL-3.0', 'Apache-2.0 AND MIT'])(
    'accepts %s',
    (license) => {
      expect(check('a', license)).toEqual([])
    },
  )

  it.each(['GPL-3.0', 'SSPL-1.0', 'MIT AND GPL-3.0', 'SEE LICENSE IN LICENSE', undefined])(
    'refuses %s',
    (license) => {
      expect(check('a', license)).toHaveLength(1)
    },
  )

  it('knows the licence of bpmn.io by the names of its packages', () => {
    expect(check('bpmn-js', 'SEE LICENSE IN LICENSE')).toEqual([])
  })
})
