import type { AllScoresCard } from '../images/cards/all-scores.ts';
import type { OneFaceCard } from '../images/cards/one-face.ts';
import type { SigmoidCard } from '../images/cards/sigmoid.ts';

/** What is to be drawn without a picture, in plain values: another process draws it than the one that wants it. */
export type Drawing =
  | { readonly kind: 'all-scores'; readonly card: AllScoresCard }
  | { readonly kind: 'one-face'; readonly card: OneFaceCard }
  | { readonly kind: 'sigmoid'; readonly card: SigmoidCard };
