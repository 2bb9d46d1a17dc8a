import { drawAllScoresCard } from '../images/cards/all-scores.ts';
import { drawCompareCard } from '../images/cards/compare.ts';
import { drawOneFaceCard } from '../images/cards/one-face.ts';
import { drawSheetCard } from '../images/cards/sheet.ts';
import { drawSigmoidCard } from '../images/cards/sigmoid.ts';
import type { Drawing } from './drawing.ts';

/** Draws in this process, as a JPEG; everybody else asks a `Describer`. */
export function draw(drawing: Drawing): Promise<Buffer> {
  switch (drawing.kind) {
    case 'all-scores':
      return drawAllScoresCard(drawing.card);
    case 'sigmoid':
      return drawSigmoidCard(drawing.card);
    case 'one-face':
      return drawOneFaceCard(drawing.card);
    case 'sheet':
      return drawSheetCard(drawing.card);
    case 'compare':
      return drawCompareCard(drawing.card, drawing.faces);
  }
}
