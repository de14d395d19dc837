// Offers the names of colleagues while an @ is typed into a note. Without this script the names are typed out, and count the same.
'use strict';
(() => {
  const wire = (form) => {
    const box = form.querySelector('textarea');
    const offer = form.querySelector('.naming');
    if (!box || !offer || form.dataset.wired) return;
    form.dataset.wired = 'yes';
    const names = (form.dataset.colleagues || '').split(' ').filter(Boolean);
    const typed = () => /(^|[^\p{L}\p{N}._-])@([\p{L}\p{N}._-]*)$/u.exec(box.value.slice(0, box.selectionStart));
    const put = (name) => {
      const at = box.selectionStart - typed()[2].length;
      box.setRangeText(name + ' ', at, box.selectionStart, 'end');
      show();
      box.focus();
    };
    const show = () => {
      const word = typed();
      const fit = word ? names.filter((name) => name.startsWith(word[2].toLowerCase()) && name !== word[2]).slice(0, 6) : [];
      offer.replaceChildren(...fit.map((name) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = '@' + name;
        button.addEventListener('click', () => put(name));
        return button;
      }));
      offer.hidden = fit.length === 0;
    };
    offer.setAttribute('role', 'group');
    offer.setAttribute('aria-label', form.dataset.naming || '@');
    box.addEventListener('input', show);
    box.addEventListener('keydown', (event) => {
      const first = offer.querySelector('button');
      if (!first || offer.hidden) return;
      if (event.key === 'Escape') offer.hidden = true;
      if (event.key === 'ArrowDown') {
        event.preventDefault();
        first.focus();
      }
    });
  };
  const all = () => document.querySelectorAll('form.note[data-colleagues]').forEach(wire);
  document.addEventListener('htmx:afterSettle', all);
  all();
})();
