// Keeps the panes up to date: the playground says what changed, htmx fetches the pane anew.
(() => {
  'use strict';
  const byId = id => document.getElementById(id);
  const panesOf = {
    'echo': ['echo-live', 'trace', 'stage', 'recorder', 'clock'],
    'alexa-app': ['alexa-app', 'whose-link', 'echo-live', 'trace'],
    'phone': ['phone', 'echo-live'],
    'household': ['voices', 'household-pane', 'alexa-app', 'phone'],
  };

  // Several events within a moment become one fetch for each pane. A pane that is being fetched is fetched once more
  // afterwards: what is on its way may be older than the event. htmx is set to settle without delay, since a pane that has
  // not settled does not hear that it shall be fetched.
  const waiting = new Set();
  function refresh(ids) {
    if (waiting.size === 0) {
      setTimeout(fetchPanes, 60);
    }
    ids.forEach(id => waiting.add(id));
  }
  function fetchPanes() {
    const now = [...waiting].map(byId).filter(Boolean);
    waiting.clear();
    now.forEach(pane => {
      if (pane.classList.contains('htmx-request')) {
        refresh([pane.id]);
      } else if (!pane.querySelector('[aria-invalid="true"]')) {
        // What was typed and refused stays there, with the reason, until the form is sent again.
        htmx.trigger(pane, 'refresh');
      }
    });
  }

  const events = new EventSource('/api/events');
  for (const [topic, ids] of Object.entries(panesOf)) {
    events.addEventListener(topic, () => refresh(ids));
  }
  let wasLost = false;
  let unreached = false;
  events.onerror = () => {
    wasLost = true;
    byId('connection').hidden = false;
  };
  events.onopen = () => {
    byId('connection').hidden = true;
    if (unreached) {
      byId('echo-problem').hidden = true;
      unreached = false;
    }
    if (wasLost) {
      refresh(Object.values(panesOf).flat());
    }
    wasLost = false;
  };

  const says = event => event.detail.requestConfig?.path.startsWith('/echo/');

  // While Alexa answers, the sentence already stands in the conversation.
  document.body.addEventListener('htmx:beforeRequest', event => {
    if (!says(event)) {
      return;
    }
    const text = event.detail.requestConfig.parameters.text;
    byId('echo').classList.add('asking');
    byId('echo-problem').hidden = true;
    if (!text) {
      return;
    }
    const line = document.createElement('li');
    line.className = 'line person';
    line.innerHTML = '<span class="who"></span><p></p>';
    line.firstChild.textContent = document.querySelector('#voices input:checked').nextElementSibling.textContent;
    line.lastChild.textContent = text;
    line.id = 'being-said';
    byId('conversation').querySelector('ol')?.append(line);
    toNewest();
  });

  document.body.addEventListener('htmx:afterRequest', event => {
    if (!says(event)) {
      return;
    }
    byId('echo').classList.remove('asking');
    if (event.detail.successful) {
      if (byId('say-text').value && byId('say-text').value === event.detail.requestConfig.parameters.text) {
        byId('say-text').value = '';
      }
      refresh(['echo-live', 'alexa-app', 'phone', 'trace']);
    } else {
      byId('being-said')?.remove();
      unreached = !event.detail.xhr.status;
      const problem = byId('echo-problem');
      problem.textContent = event.detail.xhr.status
        ? 'The playground answered with status ' + event.detail.xhr.status + '. Its log says why.'
        : 'The playground does not answer. Is it still running?';
      problem.hidden = false;
    }
  });

  // What the reader opened or folded stays so. Of the questions only a yes is folded, on narrow screens without asking.
  const choices = new Map();
  document.body.addEventListener('click', event => {
    const details = event.target.closest('summary')?.parentElement;
    if (details?.id) {
      choices.set(details.id, !details.open);
    }
  });
  function fold() {
    document.querySelectorAll('details[id]').forEach(each => {
      const question = each.closest('[data-answer]');
      if (!question) {
        each.open = choices.get(each.id) ?? each.open;
      } else if (question.dataset.answer === 'YES') {
        each.open = choices.get(each.id) ?? !matchMedia('(max-width: 759px)').matches;
      }
    });
  }
  // While a scene talks to the Echo, nobody else does; whoever starts one wants to see it.
  function listenToScene() {
    const playing = byId('stage').dataset.playing === 'true';
    byId('say-button').disabled = playing;
    byId('echo').classList.toggle('staged', playing);
  }
  document.body.addEventListener('htmx:afterRequest', event => {
    if (event.detail.requestConfig?.path === '/scenes/play') {
      byId('echo').scrollIntoView({block: 'start'});
    }
  });

  // Whether somebody refused lately depends on the time.
  document.body.addEventListener('htmx:afterRequest', event => {
    if (event.detail.requestConfig?.path.startsWith('/clock/')) {
      refresh(['household-pane']);
    }
  });

  // A link to a folded pane unfolds it.
  document.body.addEventListener('click', event => {
    const target = event.target.closest('a[href^="#"]')?.getAttribute('href').slice(1);
    const details = target && byId(target);
    if (details?.tagName === 'DETAILS') {
      details.open = true;
      choices.set(details.id, true);
      details.querySelector('summary').focus();
    }
  });

  // A pane that was asked for before the household was changed here would undo on the page what was changed.
  let changes = 0;
  let changesWhenAsked = 0;
  document.body.addEventListener('htmx:beforeRequest', event => {
    const path = event.detail.requestConfig?.path ?? '';
    if (path.startsWith('/household/')) {
      changes++;
    } else if (path === '/panes/household') {
      changesWhenAsked = changes;
    }
  });
  document.body.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.requestConfig.path === '/panes/household' && changesWhenAsked !== changes) {
      event.detail.shouldSwap = false;
      refresh(['household-pane']);
    }
  });

  // A pane is replaced while somebody is in it, by keyboard; they find themselves where they were once it is unfolded again,
  // and the name of somebody who is not added yet, too.
  let focused = '';
  let newcomer = null;
  document.body.addEventListener('htmx:beforeSwap', event => {
    const field = document.activeElement;
    focused = field?.id ?? '';
    newcomer = event.detail.target.id === 'household-pane' && event.detail.requestConfig.path !== '/household/people'
      ? {name: byId('new-name').value, recognized: byId('new-recognized').checked}
      : null;
    // Nobody's half-typed number is taken away; it is sent, and the pane drawn anew, when the field is left.
    if (field?.matches('#household-pane input[type=tel], #household-pane input[type=text]:not(#new-name)')
        && event.detail.target.id === 'household-pane'
        && field.value !== field.defaultValue
        && event.detail.requestConfig.parameters[field.name] !== field.value) {
      event.detail.shouldSwap = false;
    }
  });
  document.body.addEventListener('htmx:afterSwap', () => {
    fold();
    if (newcomer) {
      byId('new-name').value = newcomer.name;
      byId('new-recognized').checked = newcomer.recognized;
      newcomer = null;
    }
    if (focused && document.activeElement === document.body) {
      (byId(focused) ?? (focused.startsWith('remove-') ? byId('new-name') : null))?.focus({preventScroll: true});
    }
    listenToScene();
    toNewest();
    announce();
    if (document.activeElement === document.body && matchMedia('(pointer: fine)').matches) {
      byId('say-text').focus({preventScroll: true});
    }
  });

  function toNewest() {
    const conversation = byId('conversation');
    conversation.scrollTop = conversation.scrollHeight;
  }

  // One place that screen readers listen to: the panes themselves are replaced as a whole.
  let answers = byId('conversation').querySelectorAll('.alexa').length;
  function announce() {
    const all = byId('conversation').querySelectorAll('.alexa p');
    if (all.length > answers) {
      const text = all[all.length - 1].textContent;
      byId('alexa-said').textContent = 'Alexa: ' + text;
      document.dispatchEvent(new CustomEvent('sayso:answer', {detail: text}));
    }
    answers = all.length;
  }

  document.body.addEventListener('click', async event => {
    const source = event.target.dataset?.copy;
    if (!source) {
      return;
    }
    try {
      await navigator.clipboard.writeText(byId(source).textContent);
      byId('copied').textContent = 'Copied.';
    } catch {
      byId('copied').textContent = 'The browser refuses to copy. Save it as a file instead.';
    }
  });

  fold();
  listenToScene();
  toNewest();
})();
