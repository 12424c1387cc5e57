import { type Answer, api } from '../../sync/api.ts'

type Created = { readonly id: string; readonly title: string; readonly links: { readonly facilitator: string; readonly participant: string; readonly viewer: string } }

export type NewWorkshop = {
  readonly title: string
  readonly template: 'blank' | 'example'
  readonly language: 'nl' | 'en'
  readonly parties: readonly { readonly name: string }[]
  readonly organiserCode?: string
}

/** Creates a workshop and answers the token of its facilitator link: whoever makes it enters as its facilitator. */
export async function createWorkshop(workshop: NewWorkshop): Promise<Answer<string>> {
  const answer = await api.post<Created>('workshops', workshop)
  if (!answer.ok) return answer
  return { ok: true, value: new URL(answer.value.links.facilitator).hash.slice(1) }
}
