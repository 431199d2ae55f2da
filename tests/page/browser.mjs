// Chromium over its DevTools pipe (https://chromedevtools.github.io/devtools-protocol/): no package is needed.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const SWITCHES = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--hide-scrollbars",
  "--remote-debugging-pipe",
];
const PATIENCE = 60_000;

/** Starts a browser of its own. */
export async function launch() {
  const profile = mkdtempSync(join(tmpdir(), "bacheck-page-"));
  const child = spawn(PROGRAM, [...SWITCHES, `--user-data-dir=${profile}`, "about:blank"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const [, , , input, output] = child.stdio;
  const waiting = new Map();
  const listeners = [];
  let last = 0;
  let rest = "";
  output.setEncoding("utf8").on("data", (text) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop();
    messages.map((message) => JSON.parse(message)).forEach(receive);
  });
  input.on("error", () => {});
  const gone = new Promise((resolve) => {
    child.on("error", (error) => stop(error)).on("exit", () => (stop(new Error("the browser ended")), resolve()));
  });

  function receive({ id, error, result, ...event }) {
    if (id === undefined) return listeners.forEach((listener) => listener(event));
    const call = waiting.get(id);
    waiting.delete(id);
    if (error) call?.reject(new Error(`${call.method}: ${error.message}`));
    else call?.resolve(result);
  }
  function stop(error) {
    waiting.forEach((call) => call.reject(error));
    waiting.clear();
  }
  function send(method, params = {}, sessionId) {
    const id = ++last;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${method}: no answer`)), PATIENCE);
      const settle = (done) => (value) => (clearTimeout(late), done(value));
      waiting.set(id, { method, resolve: settle(resolve), reject: settle(reject) });
      input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }
  return {
    open: (url, view) => open({ send, listeners }, url, view),
    async close() {
      await send("Browser.close").catch(() => child.kill("SIGKILL"));
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const KEYS = { Enter: 13, Escape: 27, "/": 191, Tab: 9 };

/** Opens a page; everything that it asks for and complains of is kept. */
async function open({ send, listeners }, url, { width = 1280, height = 900, dark = false, media = "" } = {}) {
  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
  const requests = [];
  const complaints = [];
  let loaded = () => {};
  listeners.push((event) => {
    if (event.sessionId !== sessionId) return;
    const { method, params } = event;
    if (method === "Page.loadEventFired") loaded();
    if (method === "Network.requestWillBeSent") requests.push(params.request.url);
    if (method === "Log.entryAdded") complaints.push(`${params.entry.level}: ${params.entry.text}`);
    if (method === "Runtime.consoleAPICalled") complaints.push(params.args.map((arg) => arg.value).join(" "));
    if (method === "Runtime.exceptionThrown") complaints.push(params.exceptionDetails.exception?.description);
    if (method === "Page.javascriptDialogOpening") {
      complaints.push(`dialog: ${params.message}`);
      send("Page.handleJavaScriptDialog", { accept: true }, sessionId);
    }
  });
  const tell = (method, params) => send(method, params, sessionId);
  await Promise.all(["Page", "Runtime", "Network", "Log"].map((domain) => tell(`${domain}.enable`)));
  await tell("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 500 });
  const features = [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }];
  await tell("Emulation.setEmulatedMedia", { media, features });
  const ready = new Promise((resolve) => (loaded = resolve));
  const started = performance.now();
  await tell("Page.navigate", { url });
  await ready;
  const run = async (expression) => {
    const { result, exceptionDetails } = await tell("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return {
    requests,
    complaints,
    /** Milliseconds until the page was loaded. */
    time: performance.now() - started,
    /** What an expression gives in the page. */
    run,
    /** What a function of the test gives in the page. */
    call: (work, ...values) => run(`(${work})(...${JSON.stringify(values)})`),
    async press(...keys) {
      for (const key of keys) {
        const text = key === "Enter" ? "\r" : key.length === 1 ? key : undefined;
        const code = KEYS[key] ?? key.toUpperCase().charCodeAt(0);
        const params = { key, windowsVirtualKeyCode: code };
        await tell("Input.dispatchKeyEvent", { type: "keyDown", text, ...params });
        await tell("Input.dispatchKeyEvent", { type: "keyUp", ...params });
      }
      await run("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))");
    },
    type: (text) => tell("Input.insertText", { text }),
    async picture(file, whole = false) {
      const { data } = await tell("Page.captureScreenshot", { format: "png", captureBeyondViewport: whole });
      writeFileSync(file, Buffer.from(data, "base64"));
    },
    close: () => send("Target.closeTarget", { targetId }),
  };
}
