// Only what reading does not need: the cells of a chosen finding are lit, and findings are filtered.
(function () {
  'use strict';
  var body = document.body, form = document.getElementById('filters');
  var findings = Array.prototype.slice.call(document.querySelectorAll('.finding'));

  function cell(finding, address) {
    return document.getElementById(finding.closest('.submission').id + '-' + address);
  }
  function addresses(finding, name) {
    return (finding.getAttribute(name) || '').split(' ').filter(Boolean);
  }
  function darken() {
    document.querySelectorAll('.lit, .chosen').forEach(function (e) {
      e.classList.remove('lit', 'pointed', 'chosen');
    });
  }
  function light(finding) {
    var pointed = addresses(finding, 'data-cell');
    var all = pointed.concat(addresses(finding, 'data-cells'), addresses(finding, 'data-suspects'));
    var first = null;
    darken();
    finding.classList.add('chosen');
    all.forEach(function (address) {
      var td = cell(finding, address);
      if (!td) return;
      td.classList.add('lit');
      if (pointed.indexOf(address) >= 0) td.classList.add('pointed');
      first = first || td;
    });
    if (first) first.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  function choose(event) {
    var finding = event.target.closest('.finding');
    if (!finding) return;
    if (event.type === 'keydown' && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (finding.classList.contains('chosen')) darken(); else light(finding);
  }

  // A click on a cell chooses the first finding that has it.
  function find(event) {
    var td = event.target.closest('.cells td');
    if (!td) return;
    var address = td.id.slice(td.id.indexOf('-') + 1), section = td.closest('.submission');
    var hit = findings.filter(function (f) {
      return f.closest('.submission') === section && !f.hidden &&
        (addresses(f, 'data-cell').indexOf(address) >= 0 || addresses(f, 'data-suspects').indexOf(address) >= 0);
    })[0];
    if (hit) { light(hit); hit.scrollIntoView({ block: 'nearest' }); } else darken();
  }

  function filter() {
    var severities = Array.prototype.slice.call(form.querySelectorAll('[name=severity]:checked'))
      .map(function (box) { return box.value; });
    var rule = form.elements.rule.value, words = form.elements.words.value.trim().toLowerCase(), shown = 0;
    findings.forEach(function (f) {
      var severity = f.classList[1];
      f.hidden = severities.indexOf(severity) < 0 || (rule && f.getAttribute('data-rule') !== rule) ||
        (words && f.textContent.toLowerCase().indexOf(words) < 0 &&
          f.closest('.submission').querySelector('h2').textContent.toLowerCase().indexOf(words) < 0);
      if (!f.hidden) shown++;
    });
    document.querySelectorAll('.submission').forEach(function (s) {
      var own = s.querySelectorAll('.finding');
      s.hidden = own.length > 0 && s.querySelectorAll('.finding:not([hidden])').length === 0;
    });
    form.querySelector('output').textContent = shown + ' / ' + findings.length;
  }

  findings.forEach(function (f) { f.tabIndex = 0; });
  body.classList.add('clickable');
  document.addEventListener('click', function (event) {
    if (event.target.closest('.finding')) choose(event); else find(event);
  });
  document.addEventListener('keydown', function (event) {
    if (event.target.closest && event.target.closest('.finding')) choose(event);
    if (event.key === 'Escape') darken();
  });
  if (findings.length > 0) {
    form.hidden = false;
    form.addEventListener('input', filter);
    form.addEventListener('submit', function (event) { event.preventDefault(); });
    filter();
  }
})();
