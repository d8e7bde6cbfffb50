import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { asProblem } from './api.ts'
import { Placeholder } from './components/placeholder.tsx'
import { Frame } from './frame/frame.tsx'
import { homeOf } from './frame/screens-of.ts'
import { session } from './resources/session.ts'
import { NotFoundScreen } from './screens/not-found/not-found.tsx'
import { ScreenProblem } from './screens/not-found/screen-problem.tsx'
import * as search from './search-params.ts'

/** Every screen is a chunk of its own: the inbox never downloads the diagram viewer. */
export function createAppRouter(queries: QueryClient) {
  const root = createRootRoute({ notFoundComponent: NotFoundScreen })

  const signIn = createRoute({
    getParentRoute: () => root,
    path: '/anmelden',
    validateSearch: search.signIn,
    component: lazyRouteComponent(() => import('./screens/sign-in/sign-in.tsx'), 'SignInScreen'),
  })
  const report = createRoute({
    getParentRoute: () => root,
    path: '/melden',
    validateSearch: search.report,
    component: lazyRouteComponent(
      () => import('./screens/contact-form/report.tsx'),
      'ReportScreen',
    ),
  })

  const staff = createRoute({
    getParentRoute: () => root,
    id: 'staff',
    component: Frame,
    beforeLoad: async ({ location }) => {
      const current = await queries.ensureQueryData(session).catch((error: unknown) => {
        if (asProblem(error).status !== 401) throw error
        throw redirect({ to: '/anmelden', search: { returnTo: location.href } })
      })
      return { role: current.staff.role }
    },
  })
  const home = createRoute({
    getParentRoute: () => staff,
    path: '/',
    beforeLoad: ({ context }) => {
      throw redirect({ to: homeOf(context.role) as '/', replace: true })
    },
  })
  const work = createRoute({
    getParentRoute: () => staff,
    path: '/arbeit',
    validateSearch: search.work,
    component: lazyRouteComponent(() => import('./screens/work/work.tsx'), 'WorkScreen'),
  })
  const cases = createRoute({
    getParentRoute: () => staff,
    path: '/faelle',
    validateSearch: search.list,
    component: lazyRouteComponent(() => import('./screens/cases/cases.tsx'), 'CasesScreen'),
  })
  const caseFile = createRoute({
    getParentRoute: () => staff,
    path: '/faelle/$caseId',
    validateSearch: search.file,
    component: lazyRouteComponent(() => import('./screens/case/case.tsx'), 'CaseScreen'),
  })
  const contacts = createRoute({
    getParentRoute: () => staff,
    path: '/kontakte',
    validateSearch: search.list,
    component: lazyRouteComponent(
      () => import('./screens/contacts/contacts.tsx'),
      'ContactsScreen',
    ),
  })
  const newContact = createRoute({
    getParentRoute: () => staff,
    path: '/kontakte/neu',
    component: lazyRouteComponent(
      () => import('./screens/contact-form/new-contact.tsx'),
      'NewContactScreen',
    ),
  })
  const contact = createRoute({
    getParentRoute: () => staff,
    path: '/kontakte/$contactId',
    validateSearch: search.file,
    component: lazyRouteComponent(() => import('./screens/contacts/contact.tsx'), 'ContactScreen'),
  })
  const inbox = createRoute({
    getParentRoute: () => staff,
    path: '/eingang',
    validateSearch: search.inbox,
    component: lazyRouteComponent(() => import('./screens/inbox/inbox.tsx'), 'InboxScreen'),
  })
  const proceedings = createRoute({
    getParentRoute: () => staff,
    path: '/verfahren',
    validateSearch: search.proceedings,
    component: lazyRouteComponent(
      () => import('./screens/proceedings/proceedings.tsx'),
      'ProceedingsScreen',
    ),
  })
  const newProceeding = createRoute({
    getParentRoute: () => staff,
    path: '/verfahren/neu',
    validateSearch: search.newProceeding,
    component: lazyRouteComponent(
      () => import('./screens/proceedings/new-proceeding.tsx'),
      'NewProceedingScreen',
    ),
  })
  const proceeding = createRoute({
    getParentRoute: () => staff,
    path: '/verfahren/$proceedingId',
    validateSearch: search.file,
    component: lazyRouteComponent(
      () => import('./screens/proceeding/proceeding.tsx'),
      'ProceedingScreen',
    ),
  })
  const coordination = createRoute({
    getParentRoute: () => staff,
    path: '/koordination',
    component: lazyRouteComponent(
      () => import('./screens/coordination/coordination.tsx'),
      'CoordinationScreen',
    ),
  })
  const decisions = createRoute({
    getParentRoute: () => staff,
    path: '/regelpruefer',
    validateSearch: search.decisions,
    component: lazyRouteComponent(
      () => import('./screens/decisions/decisions.tsx'),
      'DecisionsScreen',
    ),
  })
  const incidents = createRoute({
    getParentRoute: () => staff,
    path: '/stoerungen',
    component: lazyRouteComponent(
      () => import('./screens/incidents/incidents.tsx'),
      'IncidentsScreen',
    ),
  })
  const calculator = createRoute({
    getParentRoute: () => staff,
    path: '/fristenrechner',
    validateSearch: search.calculator,
    component: lazyRouteComponent(
      () => import('./screens/deadlines/calculator.tsx'),
      'CalculatorScreen',
    ),
  })
  const noScreen = createRoute({
    getParentRoute: () => staff,
    path: '/keine-seite',
    component: lazyRouteComponent(() => import('./screens/not-found/no-screen.tsx'), 'NoScreen'),
  })

  return createRouter({
    routeTree: root.addChildren([
      signIn,
      report,
      staff.addChildren([
        home,
        work,
        cases,
        caseFile,
        contacts,
        newContact,
        contact,
        inbox,
        proceedings,
        newProceeding,
        proceeding,
        coordination,
        decisions,
        incidents,
        calculator,
        noScreen,
      ]),
    ]),
    defaultPendingComponent: Placeholder,
    defaultErrorComponent: ScreenProblem,
    defaultNotFoundComponent: NotFoundScreen,
    // The URL keeps plain words: ?view=mine&page=2
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (values) => {
      const present = Object.entries(values).filter(
        ([, value]) => value !== undefined && value !== '',
      )
      const text = new URLSearchParams(
        present.map(([key, value]) => [key, String(value)]),
      ).toString()
      return text ? `?${text}` : ''
    },
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
