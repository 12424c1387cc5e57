/** A picture as it is kept: upright, without what a camera wrote into it, no larger than a board needs. */
export type ScaledImage = { readonly bytes: Uint8Array; readonly width: number; readonly height: number }

export type ImageScaling = {
  /**
   * Undefined when these bytes are no picture of a kind that is taken, are larger than anybody's camera makes them, or take too long. Whatever they are: it
   * answers, and the process that asks is not touched by it. Rejects when it is stopped.
   */
  scale(bytes: Uint8Array): Promise<ScaledImage | undefined>
}

/** Every stored picture is of this kind. */
export const IMAGE_MEDIA_TYPE = 'image/webp'
