import { createEmitter } from './emitter.ts';
import type { Languages } from '../../../shared/languages/languages.ts';
import { createSpeaker, inEnglish, type Speech } from '../../../shared/languages/speaker.ts';
import type { LanguageWish } from '../../../shared/languages/wish.ts';
import type { Language } from '../../../shared/settings/preferences.ts';

/** What main speaks around the window: in its menus, the tray, notifications. */
export interface SpeechSource {
  current(): Speech;
  /** Told when another language is spoken, and at once that is. */
  onChange(listener: () => void): () => void;
}

/** {@link SpeechSource} that follows what is wished for. */
export interface FollowingSpeech extends SpeechSource {
  /** What is wished for now. */
  readonly wish: () => LanguageWish;
  /** Settles once the language that is preferred from now on is spoken. */
  prefer(preference: Language): Promise<void>;
}

/** {@link FollowingSpeech}, in English until `first` was read. */
export function createSpeech(
  first: LanguageWish,
  languages?: Languages,
): FollowingSpeech & { readonly ready: Promise<void> } {
  const emitter = createEmitter<void>();
  let wish = first;
  let spoken = inEnglish;
  const speaker = createSpeaker(({ texts }, locale) => {
    const changes = texts !== spoken.texts || locale !== spoken.locale;
    spoken = { texts, locale };
    if (changes) emitter.emit();
  }, languages);
  return {
    current: () => spoken,
    onChange: emitter.on,
    wish: () => wish,
    async prefer(preference) {
      if (preference === wish.preference) return;
      wish = { ...wish, preference };
      await speaker(wish);
    },
    ready: speaker(first),
  };
}
