import { readUpdate } from './update/readUpdate.ts'

/** Bytes that Yjs may be given to merge: without empty structs, clients that come twice and counts that nothing stands behind. */
export const isUpdate = (bytes: Uint8Array): boolean => readUpdate(bytes) !== 'garbage'
