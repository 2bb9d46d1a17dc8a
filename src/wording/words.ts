import { ATTRIBUTE_GROUPS, type AttributeGroup, type AttributeName } from '../inference/attributes/names.ts';

/** How people are shown each attribute, for use within a sentence. */
export const WORDING: Readonly<Record<AttributeName, string>> = {
  '5_o_Clock_Shadow': '5 o’clock shadow',
  Arched_Eyebrows: 'arched eyebrows',
  Attractive: 'attractive',
  Bags_Under_Eyes: 'bags under eyes',
  Bald: 'bald',
  Bangs: 'bangs',
  Big_Lips: 'big lips',
  Big_Nose: 'big nose',
  Black_Hair: 'black hair',
  Blond_Hair: 'blond hair',
  Blurry: 'blurry',
  Brown_Hair: 'brown hair',
  Bushy_Eyebrows: 'bushy eyebrows',
  Chubby: 'chubby',
  Double_Chin: 'double chin',
  Eyeglasses: 'eyeglasses',
  Goatee: 'goatee',
  Gray_Hair: 'gray hair',
  Heavy_Makeup: 'heavy make-up',
  High_Cheekbones: 'high cheekbones',
  Male: 'male',
  Mouth_Slightly_Open: 'mouth slightly open',
  Mustache: 'mustache',
  Narrow_Eyes: 'narrow eyes',
  No_Beard: 'no beard',
  Oval_Face: 'oval face',
  Pale_Skin: 'pale skin',
  Pointy_Nose: 'pointy nose',
  Receding_Hairline: 'receding hairline',
  Rosy_Cheeks: 'rosy cheeks',
  Sideburns: 'sideburns',
  Smiling: 'smiling',
  Straight_Hair: 'straight hair',
  Wavy_Hair: 'wavy hair',
  Wearing_Earrings: 'earrings',
  Wearing_Hat: 'hat',
  Wearing_Lipstick: 'lipstick',
  Wearing_Necklace: 'necklace',
  Wearing_Necktie: 'necktie',
  Young: 'young',
};

const GROUP_NAMES: readonly AttributeGroup[] = [
  'Hair',
  'Facial hair',
  'Eyes and brows',
  'Face',
  'Make-up and accessories',
  'Expression',
  "Annotators' opinions",
];

/** The groups in the order of a reply. */
export const GROUPS: readonly { readonly name: AttributeGroup; readonly attributes: ReadonlySet<AttributeName> }[] =
  GROUP_NAMES.map((name) => ({ name, attributes: new Set<AttributeName>(ATTRIBUTE_GROUPS[name]) }));

export function percent(probability: number): string {
  return `${Math.round(probability * 100)} %`;
}

/** `1 face`, `2 faces`. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}
