import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tables } from '../../src/cli/table.ts';
import { ATTRIBUTE_NAMES } from '../../src/inference/attributes/names.ts';
import { wordingIn } from '../../src/wording/language.ts';
import { analysisOf, labelledFace, scoresOf } from '../bot/scores.ts';
import { BLOND_WOMAN, SAMPLES_DIR } from '../samples.ts';
import { lines, run } from './run.ts';

const portrait = join(SAMPLES_DIR, BLOND_WOMAN);
const only = (names: string, ...more: string[]) => run(['--device', 'cpu', '--aligned', '--only', names, ...more]);

describe('classify --only', () => {
  it('lists the attributes that it names and no others, those below the threshold too', async () => {
    const { code, stdout } = await only('Bald,blond hair', portrait);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}Hair\n {2}• blond hair +█+ +98 %\n {4}bald +░+ +< 1 %$/m);
    expect(stdout.match(/ %$/gm)).toHaveLength(2);
  });

  it('gives CSV a column for each, once and in the order in which they are named', async () => {
    const { stdout } = await only('Young, smiling,young', '--csv', portrait);
    const [head, face] = stdout.split('\r\n');
    expect(head).toBe('file,face,x,y,width,height,score,Young,Smiling');
    expect(face).toMatch(/,1\.0000,0\.\d{4},0\.\d{4}$/);
  });

  it('gives JSON their scores alone', async () => {
    const { stdout } = await only('Smiling', '--json', portrait);
    const score = { logit: expect.any(Number), probability: expect.any(Number) };
    expect(lines(stdout)).toMatchObject([{ faces: [{ number: 1 }] }]);
    const [face] = JSON.parse(stdout).faces;
    expect(face.attributes).toEqual({ Smiling: score });
  });

  it('takes names in the language of who reads the table, whichever comma that has', async () => {
    const { stdout } = await only('笑顔、眼鏡', '--lang', 'ja', portrait);
    expect(stdout.match(/%(超|未満)?$/gm)).toHaveLength(2);
    expect(stdout).toContain('笑顔');
    expect(stdout).toContain('眼鏡');
  });

  it('says that nothing is told of a face like a child’s, where only such attributes are named', () => {
    const face = { ...labelledFace(scoresOf(() => 3)), childlike: true as const };
    const report = tables({ threshold: 0.5, all: false, only: ['Male'], wording: wordingIn() }, (_, text) => text);
    const table = report.print({ file: 'child.png', analysis: analysisOf([face]) });
    expect(table).toContain('\n  Of a face that looks like a child’s, nothing is said of this.\n');
    expect(table).not.toMatch(/male|No attribute reaches/);
  });

  it.each([
    [
      'one that is near to an attribute',
      'Smiling,Blnd_Hair',
      '“Blnd_Hair” is none of CelebA’s attributes',
      'Blond_Hair?',
    ],
    ['one that is near to none', 'Smiling,xyzzyx', '“xyzzyx” is none of CelebA’s attributes', 'separated by commas.\n'],
    ['none at all', ' , ', 'Expected one of CelebA’s attributes', 'such as Smiling.\n'],
  ])('refuses %s, and says which and what was meant', async (_, names, problem, end) => {
    const { code, stdout, stderr } = await only(names, portrait);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(problem);
    expect(stderr).toContain(end);
  });

  it('leaves out nothing where it is not given', async () => {
    const { stdout } = await run(['--device', 'cpu', '--aligned', '--json', portrait]);
    expect(Object.keys(JSON.parse(stdout).faces[0].attributes)).toEqual([...ATTRIBUTE_NAMES]);
  });
});
