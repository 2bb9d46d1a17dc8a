import type { AllScoresCard } from '../images/cards/all-scores.ts';
import type { CompareCard } from '../images/cards/compare.ts';
import type { OneFaceCard } from '../images/cards/one-face.ts';
import type { SheetCard } from '../images/cards/sheet.ts';
import type { SigmoidCard } from '../images/cards/sigmoid.ts';
import type { Raster } from '../images/picture.ts';

/** What is to be drawn, in plain values: it is drawn in another process than the one that wants it. */
export type Drawing =
  | { readonly kind: 'all-scores'; readonly card: AllScoresCard }
  | { readonly kind: 'sigmoid'; readonly card: SigmoidCard }
  /** Without the face. */
  | { readonly kind: 'one-face'; readonly card: OneFaceCard }
  | { readonly kind: 'sheet'; readonly card: SheetCard }
  | { readonly kind: 'compare'; readonly card: CompareCard; readonly faces: readonly [Raster, Raster] };
