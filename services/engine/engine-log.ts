/** What this folder needs of a logger; pino fits. Fields carry ids, codes and enums only. */
export type EngineLog = {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
