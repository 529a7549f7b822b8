/** A time as text, with what a sentence needs to know about it: French says `jusqu’à 17:40` and `jusqu’au 3 mars à 18:00`. */
export interface Moment {
  /** The text: `17:40`, `Thu 18:00`, `3 Mar 18:00`, `2026-03-03T18:00:12Z`. */
  readonly time: string;
  /** Which of these forms it has, in this order. */
  readonly form: 'clock' | 'weekday' | 'date' | 'second';
  /** The hour of the clock, 0 to 23: Spanish has another article for one o'clock. */
  readonly hour: number;
}
