/** Where this device remembers that the cursors of others are not wanted: `hidden`. */
export const CURSORS_KEY = 'visiebord.cursors'
