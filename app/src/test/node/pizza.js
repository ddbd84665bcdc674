// virtual-alexa talks to Pizza on Demand. It makes its own requests, by its own understanding of the interaction model; a
// bridge on this machine signs them and hands them to the skill. Prints what was said, one JSON line for each utterance.
'use strict';
const {VirtualAlexa} = require('virtual-alexa');

const [bridge, model, skillId, token, ...utterances] = process.argv.slice(2);
const sign = async event => (await fetch(bridge, {method: 'POST', body: JSON.stringify(event)})).json();

(async () => {
  const alexa = VirtualAlexa.Builder()
    .handler((event, context, done) => sign(event).then(answer => done(null, answer), done))
    .interactionModelFile(model)
    .applicationID(skillId)
    .create();
  if (token) {
    alexa.context().setAccessToken(token);
  }
  for (const utterance of utterances) {
    const answer = utterance === 'launch' ? await alexa.launch() : await alexa.utter(utterance);
    console.log(JSON.stringify({
      utterance,
      said: answer.prompt() ?? '',
      card: answer.card()?.type ?? '',
      open: !answer.response.shouldEndSession,
    }));
  }
})().catch(failure => {
  console.error(failure);
  process.exit(1);
});
