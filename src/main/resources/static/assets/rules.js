/* Leads from a problem to its line in the text above or below it. */
(() => {
  const text = document.getElementById('text');
  if (!text) return;
  document.addEventListener('click', event => {
    const link = event.target.closest('a.at');
    if (!link) return;
    event.preventDefault();
    const lines = text.value.split('\n');
    const line = Math.min(Number(link.dataset.line), lines.length) - 1;
    const start = lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
    text.focus();
    text.setSelectionRange(start, start + lines[line].length);
    text.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(text).lineHeight));
  });
})();
