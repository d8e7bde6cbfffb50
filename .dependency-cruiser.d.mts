declare const config: { forbidden: object[]; options: Record<string, unknown> }
export default config
