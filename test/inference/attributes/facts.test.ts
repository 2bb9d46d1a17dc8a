import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measuredFacts, parseFacts } from '../../../src/inference/attributes/facts.ts';
import { ATTRIBUTE_NAMES } from '../../../src/inference/attributes/names.ts';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';
import { changed } from '../changed.ts';

const text = await readFile(join(PACKAGE_ROOT, 'models', 'attributes.json'), 'utf8');

describe('what was measured of the attribute network', () => {
  it('is what stands beside it, of every attribute', () => {
    const { metrics, children } = JSON.parse(text);
    const facts = measuredFacts();
    expect(facts).toEqual({ uncertain: metrics.uncertain, attributes: metrics.attributes, children });
    expect(Object.keys(facts.attributes).sort()).toEqual([...ATTRIBUTE_NAMES].sort());
    expect(measuredFacts()).toBe(facts);
  });

  it.each([
    ['no measurements', 'metrics', null],
    ['a share above 1', 'metrics.uncertain', [0.3, 1.1]],
    ['a share below 0', 'metrics.uncertain', [-0.1, 0.7]],
    ['one end of a band', 'metrics.uncertain', [0.3]],
    ['no attributes', 'metrics.attributes', {}],
    ['an attribute without its accuracy', 'metrics.attributes.Bald', { baseRate: 0.1 }],
    ['an attribute without its share', 'metrics.attributes.Bald', { accuracy: 0.9 }],
    ['nothing on children', 'children', undefined],
    ['no offset', 'children.offset', undefined],
    ['no weights', 'children.weights', {}],
    ['nothing usual', 'children.usual', {}],
  ])('is refused with %s', (_, path, value) => {
    expect(() => parseFacts(JSON.stringify(changed(JSON.parse(text), path, value)))).toThrow();
  });
});
