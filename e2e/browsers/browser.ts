/** A part of a W3C action: what one hand does, in the words that both protocols share. */
export type Act = Readonly<Record<string, unknown>> & { readonly type: string }
export type Hand = { readonly type: 'pointer' | 'key' | 'wheel'; readonly id: string; readonly parameters?: { readonly pointerType: 'mouse' | 'touch' | 'pen' }; readonly actions: readonly Act[] }

/** One page of a browser that is no Chromium. */
export type Page = {
  go(address: string): Promise<void>
  /** Runs a function in the page; what goes in and comes out is JSON. */
  run<Given extends readonly unknown[], Answer>(work: (...given: Given) => Answer | Promise<Answer>, ...given: Given): Promise<Answer>
  act(hands: readonly Hand[]): Promise<void>
  /** PNG of what is in the window. */
  picture(): Promise<Buffer>
  /** What the console said that is an error, a breach of the content security policy included. */
  complaints(): readonly string[]
}

export type Browser = { readonly name: string; readonly version: string; newPage(): Promise<Page>; close(): Promise<void> }

export const WINDOW = { width: 1440, height: 900 }

/** Listens in the page itself too: not every protocol tells of a breach of the policy. */
export const LISTEN = `(() => {
  const said = (window.complained ??= []);
  if (said.listens) return;
  said.listens = true;
  addEventListener('securitypolicyviolation', (e) => said.push('policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber + ' ' + e.sample));
  addEventListener('error', (e) => said.push('uncaught: ' + e.message + ' ' + (e.error?.stack ?? '')));
  addEventListener('unhandledrejection', (e) => said.push('unhandled: ' + (e.reason?.stack ?? e.reason)));
})()`
