// Starts a training central of its own, and ends it by its own pid.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import readline from 'node:readline';

const running = new Set();
process.on('exit', () => { for (const child of running) child.kill('SIGKILL'); });

export function executable() {
  const path = process.env.BHXH_TRAINING_CENTRAL;
  if (!path) throw new Error('BHXH_TRAINING_CENTRAL names no training central');
  return path;
}

/** @returns {Promise<{api, issuer, clientId, training, port, pid, stop, kill, lines}>} once it says that it is ready */
export async function startCentral({ args = [], seed = 7, citizens = 400, port = 0, timeoutMs = 30_000 } = {}) {
  const given = ['--port', String(port)];
  if (citizens !== null) given.push('--citizens', String(citizens));
  if (seed !== null) given.push('--seed', String(seed));
  const child = spawn(executable(), [...given, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const exited = once(child, 'exit').then(([code, signal]) => { running.delete(child); return { code, signal }; });
  let complaints = '';
  child.stderr.on('data', (d) => { complaints = (complaints + d).slice(-4000); });
  const lines = [];
  const reader = readline.createInterface({ input: child.stdout });
  const ready = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => { child.kill('SIGKILL'); reject(new Error(`not ready in ${timeoutMs} ms: ${complaints}`)); }, timeoutMs);
    reader.on('line', (line) => { lines.push(line); clearTimeout(timer); resolve(JSON.parse(line)); });
    exited.then(({ code, signal }) => { clearTimeout(timer); reject(new Error(`ended before ready (${code ?? signal}): ${complaints}`)); });
  });
  const end = async (signal) => {
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    const how = await exited;
    clearTimeout(late);
    return how;
  };
  return {
    ...ready, line: ready, lines, pid: child.pid, port: Number(new URL(ready.api).port),
    stop: () => end('SIGTERM'), kill: () => end('SIGKILL'), exited,
    complaints: () => complaints,
  };
}
