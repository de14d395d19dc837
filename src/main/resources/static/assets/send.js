/* Counts down to the moment when a reply sets off. Undo works without it. */
(() => {
  'use strict';
  const tick = () => {
    for (const button of document.querySelectorAll('button[data-goes]')) {
      button.dataset.word ??= button.textContent;
      const left = Math.ceil((Date.parse(button.dataset.goes) - Date.now()) / 1000);
      const text = left > 0 && left < 600 ? button.dataset.word + ' (' + left + ')' : button.dataset.word;
      if (button.textContent !== text) button.textContent = text;
    }
  };
  setInterval(tick, 250);
  tick();
})();
