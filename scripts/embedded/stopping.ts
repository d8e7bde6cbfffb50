/**
 * Ends short-lived helpers (Maven, tar, the web build) when the launcher stops: each is started with
 * this signal. Servers are not: they are parts, ended in order by their supervisor.
 */
export const stopping = new AbortController()
