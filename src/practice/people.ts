/** Who asks: the keys of a practice studio belong to one person. */
export const artist = 'practice-artist';
