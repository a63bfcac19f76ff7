import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { BROWSER_ROWS } from './node.mjs';

const require = createRequire(import.meta.url);

const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

const PAGE = '<!doctype html><meta charset="utf-8"><title>Transports</title>'
  + '<script src="/centrifuge.js"></script><script src="/sockjs.js"></script>';

const FILES = {
  '/centrifuge.js': fileURLToPath(new URL('../node_modules/centrifuge/dist/centrifuge.js', import.meta.url)),
  '/sockjs.js': require.resolve('sockjs-client/dist/sockjs.min.js'),
  '/probe.mjs': fileURLToPath(new URL('probe.mjs', import.meta.url)),
};

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium on a page of another origin than the server's. */
export class Browser {

  rows = BROWSER_ROWS;

  /** Why there is none, if there is none. */
  skipped;

  /** The origin of its pages. */
  origin;

  #files;

  #chromium;

  static async find() {
    const browser = new Browser();
    browser.#files = createServer(serve);
    await new Promise((resolve) => browser.#files.listen(0, '127.0.0.1', resolve));
    browser.origin = `http://localhost:${browser.#files.address().port}`;
    const program = process.env.CHROMIUM ?? PROGRAMS.find((path) => existsSync(path));
    if (program) {
      browser.#chromium = await chromium.launch({ executablePath: program, args: FLAGS });
    }
    else {
      browser.skipped = 'no Chromium on this machine; CHROMIUM names one';
    }
    return browser;
  }

  async probe(task, control) {
    const context = await this.#chromium.newContext();
    try {
      const page = await context.newPage();
      await page.exposeFunction('control', control);
      await page.goto(this.origin);
      await page.evaluate(async ({ sockjs, ...given }) => {
        const { probe } = await import('/probe.mjs');
        const options = { ...given.options, sockjsOptions: { transports: sockjs } };
        await probe({ ...given, options, Centrifuge: window.Centrifuge }, window.control);
      }, task);
    }
    finally {
      await context.close();
    }
  }

  async close() {
    await this.#chromium?.close();
    this.#files.close();
  }

}

async function serve(request, response) {
  const file = FILES[new URL(request.url, 'http://localhost').pathname];
  response.setHeader('Content-Type', file ? 'text/javascript' : 'text/html');
  response.end(file ? await readFile(file) : PAGE);
}
