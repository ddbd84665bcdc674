// A skill on Amazon's SDK for Node with its express adapter, as they were published and with every check on. The adapter
// trusts the roots that Node was built with and knows no setting for another: so this process is given a "tls" whose roots
// are the stand-in's authority, and reaches Amazon's host for chains on this machine.
'use strict';
const fs = require('fs');
const https = require('https');
const Module = require('module');
const tls = require('tls');

const [alexaAuthority, chainHostPort] = process.argv.slice(2);
const ownRoots = Object.create(tls, {rootCertificates: {value: [fs.readFileSync(alexaAuthority, 'utf8')]}});
const load = Module._load;
Module._load = function (request, ...rest) {
  return request === 'tls' ? ownRoots : load.call(this, request, ...rest);
};
https.globalAgent = new https.Agent();
https.globalAgent.createConnection = options =>
  tls.connect({...options, host: '127.0.0.1', port: Number(chainHostPort), servername: options.host});

const express = require('express');
const Alexa = require('ask-sdk-core');
const {ExpressAdapter} = require('ask-sdk-express-adapter');

const open = (input, speech) => input.responseBuilder.speak(speech).reprompt('Which tea?').getResponse();
const skill = Alexa.SkillBuilders.custom()
  .addRequestHandlers(
    {
      canHandle: input => Alexa.getRequestType(input.requestEnvelope) === 'LaunchRequest',
      handle: input => open(input, 'Welcome to the tea house. Which tea?'),
    },
    {
      canHandle: input => Alexa.getRequestType(input.requestEnvelope) === 'IntentRequest'
        && Alexa.getIntentName(input.requestEnvelope) === 'BrewIntent',
      handle: input => {
        const slot = name => Alexa.getSlot(input.requestEnvelope, name);
        const tea = slot('tea').resolutions.resolutionsPerAuthority[0].values[0].value.name;
        const session = input.attributesManager.getSessionAttributes();
        session.pots = (session.pots ?? 0) + 1;
        const cups = slot('cups').value;
        return open(input, `Pot ${session.pots}: ${cups ? cups + ' cups of ' : ''}${tea} tea.`);
      },
    },
    {
      canHandle: input => Alexa.getRequestType(input.requestEnvelope) === 'SessionEndedRequest',
      handle: input => input.responseBuilder.getResponse(),
    },
    {
      canHandle: () => true,
      handle: input => open(input, 'Green or black?'),
    })
  .create();

const app = express();
app.post('/alexa', new ExpressAdapter(skill, true, true).getRequestHandlers());
const server = app.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port));
