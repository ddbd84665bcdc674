// The phones: tabs, and a mark on messages that this browser tab has not shown before.
(() => {
  'use strict';
  const shown = new Set(JSON.parse(sessionStorage.getItem('messages-shown') ?? '[]'));
  // The mark stays for a while, however often the pane is drawn again meanwhile.
  const markedFor = 20000;
  // Nobody is taken away from a message that just came.
  const readFor = 5000;
  const since = new Map();
  let chosen = null;

  const tabs = () => [...document.querySelectorAll('#phone [role=tab]')];
  const panel = tab => document.getElementById(tab.getAttribute('aria-controls'));
  const unread = tab => [...panel(tab).querySelectorAll('[data-message]')].filter(each => !shown.has(each.dataset.message));

  function choose(tab) {
    chosen = tab.id;
    unread(tab).forEach(message => {
      since.set(message.dataset.message, Date.now());
      shown.add(message.dataset.message);
    });
    panel(tab).querySelectorAll('[data-message]').forEach(message => {
      message.querySelector('.new').hidden = !(Date.now() - since.get(message.dataset.message) < markedFor);
    });
    sessionStorage.setItem('messages-shown', JSON.stringify([...shown]));
    tabs().forEach(each => {
      const isChosen = each === tab;
      each.setAttribute('aria-selected', isChosen);
      each.tabIndex = isChosen ? 0 : -1;
      panel(each).hidden = !isChosen;
      const count = each.querySelector('.count');
      const news = unread(each).length;
      count.hidden = news === 0;
      count.textContent = news + ' new';
    });
  }

  const beingRead = tab => [...panel(tab).querySelectorAll('[data-message]')]
    .some(each => Date.now() - since.get(each.dataset.message) < readFor);

  // The phone that just got a message comes to the front; otherwise the chosen one stays there.
  function arrange() {
    const all = tabs();
    const before = all.find(tab => tab.id === chosen);
    const choice = before && beingRead(before)
      ? before
      : all.find(tab => unread(tab).length > 0) ?? before ?? all[0];
    if (choice) {
      choose(choice);
    }
  }

  document.body.addEventListener('click', event => {
    const tab = event.target.closest('#phone [role=tab]');
    if (tab) {
      choose(tab);
    }
  });

  document.body.addEventListener('keydown', event => {
    const all = tabs();
    const at = all.indexOf(event.target);
    const to = {ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1}[event.key];
    if (at >= 0 && to !== undefined) {
      const tab = all[(to + all.length) % all.length];
      choose(tab);
      tab.focus();
      event.preventDefault();
    }
  });

  document.body.addEventListener('htmx:afterSwap', event => {
    if (event.detail.elt.id === 'phone' || event.detail.target?.id === 'phone') {
      arrange();
    }
  });
  arrange();
})();
