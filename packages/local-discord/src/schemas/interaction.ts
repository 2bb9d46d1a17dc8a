import { ComponentType, InteractionResponseType, TextInputStyle } from 'discord-api-types/v10';
import { z } from 'zod';
import { COMMAND, COMPONENT } from '../limits.ts';
import { stringSelect, textDisplay } from './components.ts';
import { list, text } from './form.ts';
import { messageBody } from './message.ts';

const id = z.int().min(0).exactOptional();

const textInput = z.object({
  type: z.literal(ComponentType.TextInput),
  id,
  custom_id: text(COMPONENT.customId, 1),
  style: z.enum(TextInputStyle),
  label: text(COMPONENT.inputLabel, 1).exactOptional(),
  placeholder: text(COMPONENT.inputPlaceholder).exactOptional(),
  value: text(COMPONENT.inputValue).exactOptional(),
  min_length: z.int().min(0).max(COMPONENT.inputValue).exactOptional(),
  max_length: z.int().min(1).max(COMPONENT.inputValue).exactOptional(),
  required: z.boolean().exactOptional(),
});

const modal = z.object({
  custom_id: text(COMPONENT.customId, 1),
  title: text(COMPONENT.modalTitle, 1),
  components: list(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal(ComponentType.ActionRow), id, components: list(textInput, 1, 1) }),
      z.object({
        type: z.literal(ComponentType.Label),
        id,
        label: text(COMPONENT.inputLabel, 1),
        description: text(100).exactOptional(),
        component: z.discriminatedUnion('type', [textInput, stringSelect]),
      }),
      textDisplay,
    ]),
    COMPONENT.modalRows,
    1,
  ),
});

const choice = z.object({
  name: text(COMMAND.choiceName, 1),
  value: z.union([text(COMMAND.choiceValue, 1), z.number()]),
});

/** The body of POST /interactions/:id/:token/callback. */
export const callbackBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal(InteractionResponseType.ChannelMessageWithSource), data: messageBody }),
  z.object({
    type: z.literal(InteractionResponseType.DeferredChannelMessageWithSource),
    data: z.object({ flags: z.int().min(0).nullish() }).nullish(),
  }),
  z.object({ type: z.literal(InteractionResponseType.DeferredMessageUpdate) }),
  z.object({ type: z.literal(InteractionResponseType.UpdateMessage), data: messageBody.nullish() }),
  z.object({
    type: z.literal(InteractionResponseType.ApplicationCommandAutocompleteResult),
    data: z.object({ choices: list(choice, COMMAND.choices) }),
  }),
  z.object({ type: z.literal(InteractionResponseType.Modal), data: modal }),
]);
export type CallbackBody = z.output<typeof callbackBody>;
