import { sheetCard } from '../wording/cards/sheet.ts';
import { wordingIn } from '../wording/language.ts';
import type { Who } from './load/line.ts';
import { facesIn } from './replies/faces.ts';
import { isAnalysed, type PictureResult } from './replies/picture.ts';
import type { ReplyChoices } from './replies/reply-choices.ts';
import type { Services } from './services.ts';

/**
 * One card of the faces of several pictures. Undefined where one picture alone has faces, whose own card does, or where
 * no faces are shown.
 */
export async function drawSheet(
  { describer, workload }: Pick<Services, 'describer' | 'workload'>,
  results: readonly PictureResult[],
  choices: ReplyChoices,
  who: Who,
): Promise<Buffer | undefined> {
  const pictures = results.filter(isAnalysed).filter(({ analysis }) => analysis.faces.length > 0);
  if (pictures.length < 2) return undefined;
  const faces = facesIn(pictures, choices);
  const drawn = pictures.flatMap(({ pictures: { portraits = [] } }, index) => {
    const its = faces.filter(({ picture }) => picture === index);
    return portraits.flatMap((portrait, place) => {
      const face = its[place];
      return face ? [{ number: face.ref.number, portrait, readings: face.readings }] : [];
    });
  });
  if (drawn.length === 0) return undefined;
  const card = sheetCard(drawn, faces.length, wordingIn(choices.language));
  return workload.drawing(who, () => describer.draw({ kind: 'sheet', card }));
}
