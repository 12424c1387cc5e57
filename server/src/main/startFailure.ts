/** The server cannot start: `message` is the one sentence for the operator. */
export class StartFailure extends Error {}
