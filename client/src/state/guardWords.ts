/** What a guarded command says when it does nothing; the catalogue of refusals says the rest. */
export const GUARD_WORDS = {
  nl: {
    handingIn: 'De ronde wordt nu vastgelegd. Wacht een moment.',
    textTooLong: (most: number) => `Deze tekst is te lang voor één kaart: hoogstens ${most} tekens. Verdeel hem over meer kaarten.`,
    titleTooLong: (most: number) => `Deze titel is te lang: hoogstens ${most} tekens.`,
    boardFull: (most: number) => `Het bord is vol: er passen hoogstens ${most} kaarten op.`,
    tooManySections: (most: number) => `Er kunnen niet meer dan ${most} vakken op het bord.`,
    tooManyLanes: (most: number) => `Er kunnen niet meer dan ${most} banen op de roadmap.`,
    tooManyLinks: (most: number) => `Er kunnen niet meer dan ${most} verbanden op het bord.`,
    remarkTooLong: (most: number) => `Deze opmerking is te lang: hoogstens ${most} tekens.`,
    tooManyRemarks: (most: number) => `Er kunnen niet meer dan ${most} opmerkingen, reacties en labels op het bord.`,
    tooManyOnCard: (most: number) => `Er kunnen niet meer dan ${most} opmerkingen, reacties en labels bij één kaart.`,
    cannotWriteNow: 'Er is nu geen ronde open. U kunt kijken, nog niet schrijven.',
  },
  en: {
    handingIn: 'The round is being sealed. Wait a moment.',
    textTooLong: (most: number) => `This text is too long for one card: at most ${most} characters. Divide it over more cards.`,
    titleTooLong: (most: number) => `This title is too long: at most ${most} characters.`,
    boardFull: (most: number) => `The board is full: it holds at most ${most} cards.`,
    tooManySections: (most: number) => `A board holds at most ${most} sections.`,
    tooManyLanes: (most: number) => `A roadmap holds at most ${most} lanes.`,
    tooManyLinks: (most: number) => `A board holds at most ${most} links.`,
    remarkTooLong: (most: number) => `This comment is too long: at most ${most} characters.`,
    tooManyRemarks: (most: number) => `A board holds at most ${most} comments, reactions and tags.`,
    tooManyOnCard: (most: number) => `A card holds at most ${most} comments, reactions and tags.`,
    cannotWriteNow: 'No round is open now. You can look, not write yet.',
  },
} as const
