/** What people may bring: bytes of one upload, and what a workshop keeps of it. */
export const IMAGE_LIMITS = {
  /** A photograph of the best phones. */
  uploadBytes: 16 * 1024 * 1024,
  images: 500,
  bytes: 200 * 1024 * 1024,
  /** Held in memory, waiting to be looked at: 192 MB at the most. A page brings one after the other. */
  atOnce: { ofOne: 2, together: 12 },
  /** By one person within a minute. */
  aMinute: 30,
} as const
