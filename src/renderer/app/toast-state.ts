/** What was just done. A new object each time, so that the same text is announced again. */
export interface Toast {
  readonly text: string;
}
