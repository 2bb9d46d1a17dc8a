/** Does something with a component and resolves once the bot acknowledged it. */
export type Use = (action: { readonly do: 'press'; readonly button: string } | ChooseAction) => Promise<void>;

interface ChooseAction {
  readonly do: 'choose';
  readonly menu: string;
  readonly values: readonly string[];
}
