/** Whether a text has a full stop or a question mark of its own: what the messages `general.line` and `general.about` choose by. */
export const endedOf = (text: string): 'yes' | 'no' => (/[.?。？]$/.test(text) ? 'yes' : 'no');
