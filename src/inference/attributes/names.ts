/** CelebA's forty attributes in the order of its `list_attr_celeba.txt`, which is the order of the network's logits. */
export const ATTRIBUTE_NAMES = [
  '5_o_Clock_Shadow',
  'Arched_Eyebrows',
  'Attractive',
  'Bags_Under_Eyes',
  'Bald',
  'Bangs',
  'Big_Lips',
  'Big_Nose',
  'Black_Hair',
  'Blond_Hair',
  'Blurry',
  'Brown_Hair',
  'Bushy_Eyebrows',
  'Chubby',
  'Double_Chin',
  'Eyeglasses',
  'Goatee',
  'Gray_Hair',
  'Heavy_Makeup',
  'High_Cheekbones',
  'Male',
  'Mouth_Slightly_Open',
  'Mustache',
  'Narrow_Eyes',
  'No_Beard',
  'Oval_Face',
  'Pale_Skin',
  'Pointy_Nose',
  'Receding_Hairline',
  'Rosy_Cheeks',
  'Sideburns',
  'Smiling',
  'Straight_Hair',
  'Wavy_Hair',
  'Wearing_Earrings',
  'Wearing_Hat',
  'Wearing_Lipstick',
  'Wearing_Necklace',
  'Wearing_Necktie',
  'Young',
] as const;

export type AttributeName = (typeof ATTRIBUTE_NAMES)[number];

/**
 * How people are shown the attributes: every attribute is in exactly one group. The last group holds what annotators
 * disagree on most; it is shown last and under that name.
 */
export const ATTRIBUTE_GROUPS = {
  Hair: [
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
  'Facial hair': ['5_o_Clock_Shadow', 'Goatee', 'Mustache', 'No_Beard', 'Sideburns'],
  'Eyes and brows': ['Arched_Eyebrows', 'Bags_Under_Eyes', 'Bushy_Eyebrows', 'Eyeglasses', 'Narrow_Eyes'],
  Face: ['Blurry', 'High_Cheekbones', 'Rosy_Cheeks'],
  'Make-up and accessories': [
    'Heavy_Makeup',
    'Wearing_Earrings',
    'Wearing_Hat',
    'Wearing_Lipstick',
    'Wearing_Necklace',
    'Wearing_Necktie',
  ],
  Expression: ['Mouth_Slightly_Open', 'Smiling'],
  "Annotators' opinions": [
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
} as const satisfies Record<string, readonly AttributeName[]>;

export type AttributeGroup = keyof typeof ATTRIBUTE_GROUPS;

/** An attribute's name as people read it: `5 o'clock shadow`, `Wearing earrings`. */
export function attributeTitle(name: AttributeName): string {
  if (name === '5_o_Clock_Shadow') return "5 o'clock shadow";
  const [first = '', ...rest] = name.split('_');
  return [first, ...rest.map((word) => word.toLowerCase())].join(' ');
}
