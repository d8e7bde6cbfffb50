import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { asProblem } from './api.ts'
import { AnnouncementProvider } from './components/announce.tsx'
import { NoticeProvider } from './components/undo-bar.tsx'
import { createAppRouter } from './router.tsx'
import { applySettings } from './settings.ts'
import './styles/index.css'

applySettings()

/** A session that ended anywhere leads to the same door, and back afterwards. */
const signedOut = (error: unknown) => {
  if (asProblem(error).status !== 401 || location.pathname === '/anmelden') return
  queries.clear()
  void router.navigate({
    to: '/anmelden',
    search: { returnTo: location.pathname + location.search, expired: true },
  })
}
const queries = new QueryClient({
  queryCache: new QueryCache({
    // Without a session at all the route itself leads to the door; nothing has expired then.
    onError: (error, query) => query.queryKey[0] !== 'session' && signedOut(error),
  }),
  mutationCache: new MutationCache({ onError: signedOut }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => count < 2 && [0, 503].includes(asProblem(error).status),
    },
    mutations: { retry: false },
  },
})
const router = createAppRouter(queries)

const root = document.getElementById('app')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <AnnouncementProvider>
          <NoticeProvider>
            <RouterProvider router={router} />
          </NoticeProvider>
        </AnnouncementProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}
