import type { FailureText } from '../../shared/base/failure-text-types.ts';
import { failureText } from '../../shared/base/failure-text.ts';
import type { Failure } from '../../shared/base/failure.ts';
import { t } from '../i18n/locale.svelte.ts';

/** A failure in the current language. */
export const localizedFailureText = (failure: Failure): FailureText => failureText(failure, t());
