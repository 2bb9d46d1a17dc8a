/** What /privacy and /about say. PRIVACY.md says the same at length. */
export const PRIVACY_TEXT = [
  '**What happens to a picture**',
  '- It is downloaded from Discord into the memory of the machine that runs this bot, described there, and dropped. It goes to no other service.',
  '- No picture, no part of one and no score is written to disk or to a log, and none is used for training. The scores are in the reply itself: delete the reply and they are gone.',
  '- A later look, such as *Why?*, fetches the picture anew, if it is still there and its poster has not opted out.',
  '- Nobody is recognised: no template of a face is made. `/compare` compares the labels of two pictures, not who is in them.',
  '- The result is a list of labels that annotators gave to pictures. It says nothing certain about a person and must not be used to judge one.',
  '**What is kept**',
  "- Servers' settings (`/watch`, `/settings`), the ids of people who opted out, and for each watched channel the id of the message up to which everything is answered.",
  '- How often each attribute was called wrong: a number, without person or picture.',
  '- While a command waits for its answer, what it takes to answer it: at most 15 minutes.',
  '- In the log of whoever runs me: the ids of the message, channel, server and person of every picture, with counts and times. They may have them hashed or left out.',
  '- Messages that a webhook posts for somebody carry nobody’s name, so they are never described unasked, and an opt-out cannot be seen on them.',
].join('\n');
