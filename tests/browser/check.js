// The page as a clerk has it: read without scripts, a finding clicked, findings filtered, printed. One line a fact.
'use strict';
const { chromium } = require('playwright-core');
const { execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');

let passed = 0, failed = 0;
function check(fact, holds) {
  if (holds) passed++;
  else { failed++; console.log('FAIL  ' + fact); }
}

async function page(browser, lang, options) {
  const context = await browser.newContext(Object.assign({ viewport: { width: 1400, height: 900 }, offline: true }, options));
  const p = await context.newPage();
  const problems = [];
  p.on('console', m => { if (m.type() === 'error') problems.push(m.text()); });
  p.on('pageerror', e => problems.push(String(e)));
  p.on('request', r => { if (!r.url().startsWith('file:')) problems.push(r.url()); });
  await p.goto('file://' + path.resolve(lang + '.html'));
  return { p, problems };
}

const section = (p, reporter) => p.locator('.submission', { has: p.locator('h2', { hasText: reporter }) });
const lit = s => s.locator('td.lit').evaluateAll(all => all.map(td => td.id.replace(/^.*-/, '')).sort().join(' '));

async function reading(browser, lang, words) {
  const { p, problems } = await page(browser, lang, { javaScriptEnabled: false });
  check(lang + ': title without scripts', (await p.title()) === words.title);
  check(lang + ': verdicts', (await p.locator('.boxes').innerText()).includes(words.missing));
  check(lang + ': reporters', (await p.locator('.list').first().innerText()).includes('孝义市'));
  check(lang + ': filters are hidden where no script runs', !(await p.locator('#filters').isVisible()));
  check(lang + ': findings are there', (await p.locator('.finding').count()) > 1);
  const s = section(p, '离石区');
  await s.locator('.where a').first().click();
  check(lang + ': a link leads to its cell', p.url().endsWith(await s.locator('.where a').first().getAttribute('href')));
  check(lang + ': numbers of citizens are masked', !(await p.content()).includes('440524188001010014'));
  check(lang + ': markup of the data stays text', (await s.locator('.cells').innerText()).includes('<待核>'));
  await p.screenshot({ path: lang + '-plain.png', fullPage: true });
  check(lang + ': nothing failed, nothing was fetched: ' + problems, problems.length === 0);
}

async function clicking(browser, lang) {
  const { p, problems } = await page(browser, lang);
  const s = section(p, '离石区');
  const f = s.locator('.finding').filter({ hasText: '693' });
  await f.click();
  check(lang + ': a click lights the cells of the relation', (await lit(s)) === 'B5 C5 D5 E5');
  check(lang + ': the suspect is said', (await f.locator('.suspect').innerText()).includes('71→17'));
  check(lang + ': and points at the one that is meant', (await s.locator('td.pointed').innerText()) === '639');
  check(lang + ': in sight', await s.locator('td.pointed').evaluate(td => {
    const r = td.getBoundingClientRect();
    return r.top >= 0 && r.bottom <= innerHeight && document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2) === td;
  }));
  await p.screenshot({ path: lang + '-chosen.png' });
  await p.keyboard.press('Escape');
  check(lang + ': Escape darkens them', (await lit(s)) === '');
  await f.focus();
  await p.keyboard.press('Enter');
  check(lang + ': the keyboard does what the mouse does', (await lit(s)) === 'B5 C5 D5 E5');
  await s.locator('td.pointed').click();
  check(lang + ': a click on a cell chooses its finding', (await s.locator('.finding.chosen').count()) === 1);

  const all = await p.locator('.finding:visible').count();
  await p.locator('[name=severity][value=warning]').uncheck();
  await p.locator('[name=severity][value=note]').uncheck();
  check(lang + ': findings of a severity are left out', (await p.locator('.finding.warning:visible').count()) === 0);
  check(lang + ': and submissions that have no others', !(await s.isVisible()));
  await p.locator('[name=severity][value=warning]').check();
  await p.locator('[name=severity][value=note]').check();
  await p.locator('[name=words]').fill('693');
  check(lang + ': search', (await p.locator('.finding:visible').count()) === 1);
  await p.locator('[name=words]').fill('');
  await p.locator('[name=rule]').selectOption('printed/A03');
  check(lang + ': one rule', (await p.locator('.finding:visible').count()) === 1);
  await p.locator('[name=rule]').selectOption('');
  check(lang + ': all again', (await p.locator('.finding:visible').count()) === all);

  await p.setViewportSize({ width: 420, height: 800 });
  check(lang + ': fits a narrow screen', await p.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1 ||
    Array.from(document.querySelectorAll('.finding')).every(f => f.getBoundingClientRect().right <= innerWidth)));
  await p.emulateMedia({ media: 'print' });
  check(lang + ': no filters in print', !(await p.locator('#filters').isVisible()));
  await p.pdf({ path: lang + '.pdf', format: 'A4' });
  check(lang + ': no script failed, nothing was fetched: ' + problems, problems.length === 0);
}

function sarif(lang) {
  const tool = path.join('node_modules', '@microsoft', 'sarif-multitool-linux', 'Sarif.Multitool');
  fs.chmodSync(tool, 0o755);
  let told;
  try { told = execFileSync(tool, ['validate', lang + '.sarif'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }); }
  catch (e) { told = 'error ' + e.stdout + e.stderr; }
  check(lang + ': SARIF is valid: ' + told, !/\berror\b/.test(told) && told.includes('Analysis completed successfully'));
}

async function junit(lang) {
  const { parse } = await import('junit2json');
  const read = await parse(fs.readFileSync(lang + '.xml', 'utf8'));
  const suites = read.testsuite;
  check(lang + ': JUnit has a suite a submission', suites.length === 5);
  check(lang + ': and the cases it counts', suites.every(s => s.testcase.length === s.tests));
  check(lang + ': and the failures it counts',
    suites.every(s => s.testcase.filter(c => c.failure).length === s.failures));
}

(async () => {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const words = { zh_CN: { title: '审核结果', missing: '未报' }, en: { title: 'Check report', missing: 'missing' } };
  for (const lang of ['zh_CN', 'en']) {
    await reading(browser, lang, words[lang]);
    await clicking(browser, lang);
    sarif(lang);
    await junit(lang);
  }
  await browser.close();
  console.log(passed + ' passed, ' + failed + ' failed; screenshots in ' + process.cwd());
  process.exit(failed > 0 ? 1 : 0);
})().catch(e => { console.error(e); process.exit(1); });
