// The page of `bacheck check --format html` in a real browser. Run by .ci/run; by hand: bash tests/page/run.sh
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";

const top = fileURLToPath(new URL("../..", import.meta.url));
const program = resolve(process.env.BACHECK ?? join(top, "target/debug/bacheck"));
let browser;
let scratch;

before(async () => {
  scratch = mkdtempSync(join(tmpdir(), "bacheck-test-"));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

function bacheck(cwd, ...args) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: "utf8", maxBuffer: 1 << 30 });
  assert.ok(status === 0 || status === 1, `bacheck ${args.join(" ")}: ${status} ${stderr}`);
  return stdout;
}

/** The page over the articles of a directory, opened from disk, and the same report as JSON. */
async function opened({ cwd = top, args = [], view = {}, hash = "" } = {}) {
  const file = join(mkdtempSync(join(scratch, "page-")), "report.html");
  bacheck(cwd, "check", "--format", "html", "--output", file, ...args);
  const json = JSON.parse(bacheck(cwd, "check", "--format", "json", ...args));
  const url = pathToFileURL(file).href;
  return { page: await browser.open(url + hash, view), json, url };
}

/** It asked for nothing but itself, and complained of nothing. */
async function quiet(page, url) {
  assert.deepEqual(page.requests, [url]);
  assert.deepEqual(page.complaints, []);
  await page.close();
}

const shown = (page) => page.run("[...document.querySelectorAll('.card')].filter((c) => !c.hidden).map((c) => c.id)");
const count = (page) => page.run("document.querySelector('#shown').textContent.match(/[0-9]+/g).map(Number)");

test("every finding of the JSON is on the page, with its evidence", async () => {
  const { page, json, url } = await opened();
  const cards = await page.run(
    "[...document.querySelectorAll('.card')].map((c) => [c.id, c.dataset.severity, c.textContent, c.querySelectorAll('mark').length])",
  );
  assert.equal(cards.length, json.findings.length);
  assert.ok(json.findings.length > 5);
  for (const finding of json.findings) {
    const card = cards.find(([id]) => id === `f-${finding.id}`);
    assert.ok(card, finding.id);
    assert.equal(card[1], finding.severity);
    for (const { quote, path, line } of finding.evidence) {
      assert.ok(card[2].includes(quote), quote);
      assert.ok(card[2].includes(`${path}:${line}:`), path);
    }
    const { path, line, column } = finding.evidence[0];
    assert.ok(card[2].includes(`${path}:${line}:${column}`));
    assert.ok(card[3] >= 1);
  }
  const tiles = await page.run("[...document.querySelectorAll('.masthead dd')].map((d) => Number(d.textContent))");
  const { errors, warnings, infos, articles, statements } = json.summary;
  assert.deepEqual(tiles.slice(0, 5), [errors, warnings, infos, articles, statements]);
  const rules = await page.run("[...document.querySelectorAll('#checked details:first-child td code')].map((c) => c.textContent)");
  assert.deepEqual(rules.sort(), json.rules.map((rule) => rule.id).sort());
  await quiet(page, url);
});

test("filters show what they say", async () => {
  const { page, json, url } = await opened();
  const tick = (selector) => page.run(`document.querySelector(${JSON.stringify(selector)}).click()`);
  const total = json.findings.length;
  assert.deepEqual(await count(page), [total, total]);
  const errors = json.findings.filter((finding) => finding.severity === "error");

  await tick("input[name=severity][value=error]");
  assert.deepEqual((await shown(page)).sort(), errors.map((finding) => `f-${finding.id}`).sort());
  assert.deepEqual(await count(page), [errors.length, total]);

  const { rule } = errors[0];
  await tick(`input[name=rule][value="${rule}"]`);
  assert.deepEqual(await shown(page), errors.filter((f) => f.rule === rule).map((f) => `f-${f.id}`));
  await tick("button[type=reset]");
  await page.press("Tab");
  assert.equal((await shown(page)).length, total);

  const { path } = json.articles[0];
  const touching = json.findings.filter((f) => f.evidence.some((e) => e.path === path));
  await tick("input[name=article][value='0']");
  assert.deepEqual((await shown(page)).length, touching.length);
  await tick("input[name=article][value='0']");

  await page.press("/");
  assert.equal(await page.run("document.activeElement.id"), "search");
  await page.type(json.findings[0].id);
  assert.deepEqual(await shown(page), [`f-${json.findings[0].id}`]);
  await page.type("什么也没有");
  assert.deepEqual(await shown(page), []);
  assert.equal(await page.run("document.querySelector('#none').hidden"), false);
  await quiet(page, url);
});

test("an article opens at the mark, with every statement marked", async () => {
  const { page, json, url } = await opened();
  const finding = json.findings.find((finding) => finding.check === "value");
  const evidence = finding.evidence[0];
  await page.run(`document.querySelector('#f-${finding.id} a.source').click()`);
  await page.press();
  const state = await page.call(() => {
    const current = document.querySelector("#blocks .current");
    const { top, bottom } = current.getBoundingClientRect();
    return {
      open: document.querySelector("#reader").open,
      text: [...document.querySelectorAll("#blocks .current")].map((node) => node.textContent).join(""),
      line: Number(current.closest("[data-line]").dataset.line),
      seen: top > 0 && bottom < innerHeight,
      facts: document.querySelector("#facts").textContent,
      note: document.querySelector("#note").textContent,
      whole: document.querySelector("#blocks").textContent,
      marked: [...document.querySelectorAll("#blocks mark")].map((node) => node.textContent).join("|"),
    };
  });
  assert.equal(state.open, true);
  assert.equal(state.text, evidence.statement.text);
  assert.ok(state.line <= evidence.line && state.seen);
  assert.ok(state.facts.includes(evidence.path));
  assert.ok(state.note.includes(finding.message.slice(0, 4)));
  assert.ok(state.whole.includes(evidence.quote));
  const claims = bacheck(top, "claims", "--format", "jsonl").trim().split("\n").map((line) => JSON.parse(line));
  const stated = claims.filter((claim) => claim.path === evidence.path);
  assert.ok(stated.length > 0);
  for (const { statement } of stated) {
    assert.ok(state.marked.replaceAll("|", "").includes(statement.text.replaceAll("\n", "")), statement.text);
  }

  await page.press("Escape");
  assert.equal(await page.run("document.querySelector('#reader').open"), false);
  assert.equal(await page.run("document.activeElement.closest('.card').id"), `f-${finding.id}`);

  await page.run("history.back(); new Promise((done) => setTimeout(done, 100))");
  await page.run("location.hash = '#a0'; new Promise((done) => setTimeout(done, 100))");
  assert.equal(await page.run("document.querySelector('#reader').open"), true);
  await page.run("history.back(); new Promise((done) => setTimeout(done, 100))");
  assert.equal(await page.run("document.querySelector('#reader').open"), false);
  await quiet(page, url);
});

test("a link to a place opens it at once", async () => {
  const { page } = await opened({ hash: "#a1-0" });
  assert.equal(await page.run("document.querySelector('#reader').open"), true);
  assert.equal(await page.run("document.querySelectorAll('#blocks .current').length > 0"), true);
  await page.close();
});

test("the keyboard is enough", async () => {
  const { page, url } = await opened();
  const ids = await shown(page);
  const here = () => page.run("document.activeElement.closest('.card')?.id");
  await page.press("j");
  assert.equal(await here(), ids[0]);
  await page.press("j", "j");
  assert.equal(await here(), ids[2]);
  await page.press("k");
  assert.equal(await here(), ids[1]);
  await page.press("Enter");
  assert.equal(await page.run("document.querySelector('#reader').open"), true);
  const mark = () => page.run("document.querySelector('#blocks .current').textContent");
  const first = await mark();
  await page.press("j");
  assert.notEqual(await page.run("document.querySelector('#blocks .current').outerHTML"), first);
  await page.press("k");
  assert.equal(await mark(), first);
  await page.press("Escape");
  assert.equal(await here(), ids[1]);
  await page.press("Tab");
  assert.equal(await page.run("document.activeElement.matches(':focus-visible')"), true);
  await quiet(page, url);
});

const EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'{{ 7*7 }}</script>]]>-->\u2028";

/** Articles that hold markup wherever an article can. */
function hostile() {
  const desk = mkdtempSync(join(scratch, "hostile-"));
  const title = `${EVIL}</title></style>`;
  const article = (n, value) => `${EVIL}\n清溪县有企业${value}家。${EVIL}\u0001\u001b[31m${n}\n`;
  writeFileSync(join(desk, "rules.yaml"), [
    `subjects: {清溪县: []}`,
    `claims:`,
    `  firms:`,
    `    title: ${JSON.stringify(title)}`,
    `    topic: ${JSON.stringify(EVIL)}`,
    `    subject: 清溪县`,
    `    find: {all: [企业]}`,
    `    value: {kind: count}`,
    `    time: {as: fixed}`,
    ``,
  ].join("\n"));
  const files = ["<script>alert(3)<!--&lt;.txt", "\"><img src=x onerror=alert(4)>.txt"];
  files.forEach((name, n) => writeFileSync(join(desk, name), article(n, 12 + n)));
  writeFileSync(join(desk, "bacheck.yaml"), [
    `rules: [rules.yaml]`,
    `articles:`,
    ...files.map((path) => `  - {path: ${JSON.stringify(path)}, date: 2023-01, title: ${JSON.stringify(title)}, source: ${JSON.stringify(EVIL)}}`),
    ``,
  ].join("\n"));
  return desk;
}

test("markup and script in articles, titles, rules and file names are text", async () => {
  const { page, json, url } = await opened({ cwd: hostile() });
  assert.equal(json.findings.length, 1);
  const state = await page.call(() => ({
    scripts: document.querySelectorAll("script:not([type])").length,
    images: document.images.length,
    card: document.querySelector(".card").textContent,
    title: document.title,
  }));
  assert.equal(state.scripts, 1);
  assert.equal(state.images, 0);
  assert.ok(state.card.includes("<script>alert(1)</script><img src=x onerror=alert(2)>\"'{{ 7*7 }}</script>"));
  assert.ok(state.card.includes("\"><img src=x onerror=alert(4)>.txt:2:"));
  await page.press("j", "Enter");
  const text = await page.run("document.querySelector('#text').textContent");
  assert.ok(text.includes("<script>alert(1)</script>") && text.includes("␁␛[31m"));
  assert.equal(await page.run("document.images.length"), 0);
  await quiet(page, url);
});

test("the policy lets no other script run", async () => {
  const { page, url } = await opened();
  await page.run("document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }))");
  assert.equal(await page.run("typeof window.ran"), "undefined");
  const refused = await page.run("fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')");
  assert.equal(refused, "refused");
  assert.deepEqual(page.requests.filter((request) => request !== url), []);
  await page.close();
});

/** 2,000 claims, each stated by two articles in two ways. */
function large() {
  const desk = mkdtempSync(join(scratch, "large-"));
  const names = Array.from({ length: 2000 }, (_, n) => `第${n}号园区`);
  mkdirSync(join(desk, "articles"));
  for (let from = 0; from < names.length; from += 20) {
    const say = (value) => names.slice(from, from + 20).map((name) => `${name}有企业${value}家。`).join("\n");
    writeFileSync(join(desk, `articles/${from}-a.txt`), say(12));
    writeFileSync(join(desk, `articles/${from}-b.txt`), say(13));
  }
  const rules = names.map((name, n) => `  firms-${n}: {title: ${name}企业数, find: {all: [${name}, 企业]}, value: {kind: count}, time: {as: fixed}}`);
  writeFileSync(join(desk, "rules.yaml"), `claims:\n${rules.join("\n")}\n`);
  writeFileSync(join(desk, "bacheck.yaml"), "rules: [rules.yaml]\narticles: [articles]\n");
  return desk;
}

test("two thousand findings open and filter", async () => {
  const { page, json, url } = await opened({ cwd: large() });
  assert.equal(json.findings.length, 2000);
  assert.deepEqual(await count(page), [2000, 2000]);
  assert.ok(page.time < 10_000, `opened in ${page.time} ms`);
  await page.press("/");
  const started = performance.now();
  await page.type("第1234号");
  assert.equal((await shown(page)).length, 1);
  const time = performance.now() - started;
  assert.ok(time < 2_000, `filtered in ${time} ms`);
  console.log(`2,000 findings: opened in ${Math.round(page.time)} ms, searched in ${Math.round(time)} ms`);
  await quiet(page, url);
});

for (const view of [{ width: 390, height: 844 }, { width: 1280 }]) {
  for (const dark of [false, true]) {
    test(`nothing is cut off or scrolls sideways: ${view.width} px, ${dark ? "dark" : "light"}`, async () => {
      const { page, url } = await opened({ view: { ...view, dark } });
      const widest = await page.run("document.documentElement.scrollWidth");
      assert.ok(widest <= view.width, `${widest}`);
      const [r, g, b] = await page.run("getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)");
      assert.equal(r + g + b < 384, dark);
      await page.run("document.querySelector('#theme').click()");
      const [r2, g2, b2] = await page.run("getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)");
      assert.equal(r2 + g2 + b2 < 384, !dark);
      await page.run("document.querySelector('.card a.source').click()");
      assert.ok((await page.run("document.querySelector('#text').scrollWidth")) <= view.width);
      await quiet(page, url);
    });
  }
}

test("on paper stand the cards and nothing to press", async () => {
  const { page, json, url } = await opened({ view: { media: "print" } });
  const seen = (selector) =>
    page.run(`[...document.querySelectorAll('${selector}')].filter((n) => n.checkVisibility()).length`);
  assert.equal(await seen(".card"), json.findings.length);
  assert.equal(await seen("button, input, .filters, dialog"), 0);
  await quiet(page, url);
});

test("the page speaks English", async () => {
  const { page, url } = await opened({ args: ["--lang", "en"] });
  assert.equal(await page.run("document.documentElement.lang"), "en");
  assert.match(await page.run("document.querySelector('#shown').textContent"), /^Showing [0-9]+ of [0-9]+ findings$/);
  await quiet(page, url);
});
