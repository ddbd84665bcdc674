// Speaking and listening, where the browser can: the buttons stay hidden where it cannot.
(() => {
  'use strict';
  const byId = id => document.getElementById(id);

  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  if (Recognition) {
    const button = byId('listen-button');
    const notice = byId('listen-note');
    button.hidden = false;
    // Nothing is listened to until somebody has read where the sound may go, and says so.
    button.addEventListener('click', () => {
      notice.hidden = !notice.hidden;
      button.setAttribute('aria-expanded', !notice.hidden);
    });
    const start = byId('listen-start');
    start.addEventListener('click', () => {
      const recognition = new Recognition();
      recognition.lang = 'en-US';
      recognition.onstart = () => {
        start.textContent = 'Speak now…';
        start.disabled = true;
      };
      recognition.onresult = event => {
        byId('say-text').value = event.results[0][0].transcript;
        byId('say').requestSubmit();
      };
      recognition.onerror = event => {
        const problem = byId('echo-problem');
        problem.textContent = 'The browser did not understand (' + event.error + '). Type instead.';
        problem.hidden = false;
      };
      recognition.onend = () => {
        start.textContent = 'Start listening';
        start.disabled = false;
      };
      recognition.start();
    });
  }

  if (window.speechSynthesis) {
    byId('aloud-label').hidden = false;
    document.addEventListener('sayso:answer', event => {
      if (byId('aloud').checked) {
        speechSynthesis.cancel();
        speechSynthesis.speak(new SpeechSynthesisUtterance(event.detail));
      }
    });
  }
})();
