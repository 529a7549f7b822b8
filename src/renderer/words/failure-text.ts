import type { FailureText } from '../../shared/failure-wording.ts';
import { failureWords } from '../../shared/failure-words.ts';
import type { Failure } from '../../shared/failure.ts';
import { say } from './say.svelte.ts';

/** A failure in the words of the language that is spoken. */
export const failureText = (failure: Failure): FailureText => failureWords(failure, say());
