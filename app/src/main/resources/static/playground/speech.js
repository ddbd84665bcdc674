// Speaking and listening, where the browser can: the buttons stay hidden where it cannot.
(() => {
  'use strict';
  const byId = id => document.getElementById(id);

  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  if (Recognition) {
    const button = byId('listen-button');
    button.hidden = false;
    button.addEventListener('click', () => {
      const recognition = new Recognition();
      recognition.lang = 'en-US';
      recognition.onstart = () => {
        button.textContent = 'Speak now…';
        button.disabled = true;
        byId('listen-note').hidden = false;
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
        button.textContent = 'Speak';
        button.disabled = false;
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
