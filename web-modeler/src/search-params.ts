import type { Folder } from './resources/inbox.ts'
import type { NoticeFolder } from './resources/notices.ts'
import type { TaskSort, TaskViewName } from './resources/tasks.ts'

/** What each screen keeps in its address. Ids and views only, never a name. */
type Raw = Record<string, unknown>

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const count = (value: unknown) => {
  const parsed = Number(value)
  return Number.isInteger(parsed) && parsed > 0 ? parsed : undefined
}
const day = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined
const views: readonly TaskViewName[] = ['today', 'mine', 'group', 'overdue', 'follow-up', 'done']
const folders: readonly Folder[] = ['new', 'in-progress', 'answered', 'rejected']
const noticeFolders: readonly NoticeFolder[] = ['open', 'done']
const boxes = ['referrals', 'notices'] as const
const sorts: readonly TaskSort[] = ['due', 'created']

/** One of the known words; anything else counts as not given. */
const oneOf = <T extends string>(known: readonly T[], value: unknown) =>
  known.find((word) => word === value)
const present = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

/** Only paths of this site: a foreign `returnTo` is dropped. */
const ownPath = (value: unknown) => {
  const path = text(value)
  return path && /^\/(?![/\\])/.test(path) ? path : undefined
}

export const signIn = (raw: Raw) =>
  present({
    returnTo: ownPath(raw['returnTo']),
    expired: raw['expired'] ? true : undefined,
    fehler: text(raw['fehler']),
  })

export const report = (raw: Raw) => present({ kreis: text(raw['kreis']) })

export const list = (raw: Raw) => present({ q: text(raw['q']), page: count(raw['page']) })

export const decisions = (raw: Raw) => present({ regel: text(raw['regel']) })

export const file = (raw: Raw) =>
  present({
    tab: text(raw['tab']),
    flow: text(raw['flow']),
    step: text(raw['step']),
    referral: text(raw['referral']),
  })

/** Referrals and notices lie in two boxes with folders of their own. */
export const inbox = (raw: Raw) =>
  present({
    box: oneOf(boxes, raw['box']),
    folder: oneOf([...folders, ...noticeFolders], raw['folder']),
    page: count(raw['page']),
    item: text(raw['item']),
  })

export const proceedings = (raw: Raw) =>
  present({
    kind: text(raw['kind']),
    state: text(raw['state']),
    q: text(raw['q']),
    page: count(raw['page']),
  })

export const newProceeding = (raw: Raw) =>
  present({ kind: text(raw['kind']), case: text(raw['case']) })

export const work = (raw: Raw) =>
  present({
    view: oneOf(views, raw['view']),
    q: text(raw['q']),
    sort: oneOf(sorts, raw['sort']),
    page: count(raw['page']),
    size: count(raw['size']),
    task: text(raw['task']),
    tab: text(raw['tab']),
  })

/** Rule, place and the facts that are not personal; a fact's key begins with `f_`. */
export const calculator = (raw: Raw) => ({
  ...present({ rule: text(raw['rule']), place: text(raw['place']), asOf: day(raw['asOf']) }),
  ...Object.fromEntries(
    Object.entries(raw).filter(([key, value]) => /^f_[A-Za-z]{1,40}$/.test(key) && text(value)),
  ),
})
