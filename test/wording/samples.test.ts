import { afterAll, expect, it } from 'vitest';
import { openPicture } from '../../src/images/open.ts';
import { openAnalyser } from '../../src/inference/analyser.ts';
import { wordingIn } from '../../src/wording/language.ts';
import { readScores } from '../../src/wording/readings.ts';
import { standsOut } from '../../src/wording/telling.ts';
import { faceTitle } from '../../src/wording/titles.ts';
import { SAMPLES, sample } from '../samples.ts';

const analyser = await openAnalyser({ device: 'cpu', precision: 'float' });
afterAll(() => analyser.close());

// In float, which every processor calculates alike. Looked at, one by one, beside the faces. A network that sees more may change a line: look again.
it('the twelve averaged faces are told by what is seen in them', async () => {
  const wording = wordingIn();
  const lines: string[] = [];
  for (const name of SAMPLES) {
    const { faces } = await analyser.analyse(await openPicture(sample(name)));
    const readings = readScores(faces[0]?.attributes ?? {}, { threshold: 0.5 });
    const words = standsOut(readings).map(({ said }) => wording.label(said));
    lines.push(`${name.replace('.png', '')}: ${faceTitle(readings, wording)} | ${words.slice(0, 6).join(', ')}`);
  }
  expect(lines).toMatchInlineSnapshot(`
    [
      "bald-man: Bald, bearded, and smiling | bald, beard, smiling, mouth slightly open",
      "bangs-woman: Smiling with bangs and lipstick | bangs, lipstick, smiling, high cheekbones, arched eyebrows, heavy make-up",
      "black-haired-woman: With lipstick and heavy make-up | lipstick, arched eyebrows, heavy make-up",
      "blond-smiling-woman: Blond, smiling, with lipstick | blond hair, lipstick, smiling, high cheekbones, heavy make-up, mouth slightly open",
      "earrings-woman: Brown-haired, smiling, with lipstick | lipstick, smiling, brown hair, high cheekbones, arched eyebrows, heavy make-up",
      "eyeglasses-grey-man: Wearing eyeglasses, gray-haired and smiling | eyeglasses, gray hair, smiling, receding hairline",
      "eyeglasses-woman: Wearing eyeglasses, smiling | eyeglasses, smiling, mouth slightly open",
      "goatee-man: Bearded with sideburns | beard, sideburns, 5 o’clock shadow, mouth slightly open",
      "hat-man: Wearing a hat, bearded | hat, beard, 5 o’clock shadow, mouth slightly open",
      "mustache-man: Bearded | beard",
      "necktie-man: Smiling | smiling",
      "smiling-young-man: Smiling | smiling, bushy eyebrows, mouth slightly open, high cheekbones",
    ]
  `);
});
