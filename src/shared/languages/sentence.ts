/**
 * Whether a text ends in its own full stop or question mark, by which the messages `general.line`
 * and `general.about` choose.
 */
export const endedOf = (text: string): 'yes' | 'no' => (/[.?。？]$/.test(text) ? 'yes' : 'no');
