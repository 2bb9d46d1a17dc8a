import type { AttributeName } from '../inference/attributes/names.ts';

/**
 * How people are shown the attributes: every attribute is in exactly one group. Opinions are what annotators disagree
 * on most; a blur is of the picture, not of a face.
 */
export const GROUPS = {
  hair: [
    'Bald',
    'Bangs',
    'Black_Hair',
    'Blond_Hair',
    'Brown_Hair',
    'Gray_Hair',
    'Receding_Hairline',
    'Straight_Hair',
    'Wavy_Hair',
  ],
  facialHair: ['5_o_Clock_Shadow', 'Goatee', 'Mustache', 'No_Beard', 'Sideburns'],
  eyes: ['Arched_Eyebrows', 'Bags_Under_Eyes', 'Bushy_Eyebrows', 'Eyeglasses', 'Narrow_Eyes'],
  face: ['High_Cheekbones', 'Rosy_Cheeks'],
  style: ['Heavy_Makeup', 'Wearing_Earrings', 'Wearing_Hat', 'Wearing_Lipstick', 'Wearing_Necklace', 'Wearing_Necktie'],
  expression: ['Mouth_Slightly_Open', 'Smiling'],
  opinion: [
    'Attractive',
    'Big_Lips',
    'Big_Nose',
    'Chubby',
    'Double_Chin',
    'Male',
    'Oval_Face',
    'Pale_Skin',
    'Pointy_Nose',
    'Young',
  ],
  picture: ['Blurry'],
} as const satisfies Record<string, readonly AttributeName[]>;

export type Group = keyof typeof GROUPS;

export const GROUP_KEYS = [
  'hair',
  'facialHair',
  'eyes',
  'face',
  'style',
  'expression',
  'opinion',
  'picture',
] as const satisfies readonly Group[];

const groups = new Map<AttributeName, Group>(GROUP_KEYS.flatMap((key) => GROUPS[key].map((name) => [name, key])));

export function groupOf(name: AttributeName): Group {
  const group = groups.get(name);
  if (group === undefined) throw new Error(`Expected ${name} to be in a group.`);
  return group;
}

/**
 * A palette that holds for colour-blind people: by Machado's simulation (2009, severity 1) the nearest pair is 19 ΔE76
 * apart in all three kinds, and every colour has a contrast of at least 4.7 : 1 on a card's ground.
 */
export const GROUP_COLOURS: Readonly<Record<Group, `#${string}`>> = {
  hair: '#f6d262',
  facialHair: '#f39a74',
  eyes: '#2090f8',
  face: '#e1597f',
  style: '#af73bc',
  expression: '#47e8b4',
  opinion: '#b1b5c5',
  picture: '#b1b5c5',
};

/** Opinions that judge somebody's looks: not told where nobody asked. */
export const JUDGEMENTS: ReadonlySet<AttributeName> = new Set([
  'Attractive',
  'Big_Lips',
  'Big_Nose',
  'Chubby',
  'Double_Chin',
  'Pale_Skin',
]);
