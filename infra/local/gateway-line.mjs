/**
 * A function's way to the access gateway: what its AWS clients send to the gateway's address goes
 * over the line between its thread and the platform, which costs less than the machine's network
 * (docs/decisions/0029). The bundle does not notice, and whatever else it asks of the network goes there.
 */
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { Readable, Writable } from 'node:stream';

/**
 * Takes the requests for `address` out of `http.request`. `post` sends a call to the platform; what
 * is returned takes the platform's answers.
 */
export function openGatewayLine(address, post) {
  const { hostname, port } = new URL(address);
  const throughTheNetwork = http.request;
  const waiting = new Map();
  let calls = 0;

  http.request = function request(options, ...more) {
    const isForTheGateway = options?.host === hostname && String(options.port) === port;
    if (!isForTheGateway) return throughTheNetwork(options, ...more);
    calls += 1;
    const call = new Call(calls, options, ...more);
    waiting.set(calls, call);
    return call;
  };
  // For bundles that took `request` out of the module by its name.
  syncBuiltinESMExports();

  /** Enough of a `ClientRequest` for a client that waits for its one response or gives up. */
  class Call extends Writable {
    #id;
    #options;
    #body = [];

    constructor(id, options, onResponse) {
      super({ autoDestroy: false });
      this.#id = id;
      this.#options = options;
      if (onResponse !== undefined) this.once('response', onResponse);
    }

    _write(chunk, _encoding, done) {
      this.#body.push(chunk);
      done();
    }

    _final(done) {
      const { method, path, headers } = this.#options;
      const header = (name) =>
        Object.entries(headers ?? {}).find(([given]) => given.toLowerCase() === name)?.[1];
      const bytes = Buffer.concat(this.#body);
      const authorization = header('authorization') ?? '';
      const target = header('x-amz-target');
      // S3 alone has no target: what it does stands in the request's first line, and its body is no text.
      post(
        target === undefined
          ? {
              id: this.#id,
              target: `${method} ${path}`,
              authorization,
              body: '',
              file: { method, path, contentType: header('content-type'), bytes },
            }
          : { id: this.#id, target, authorization, body: bytes.toString('utf8') },
      );
      done();
    }

    _destroy(error, done) {
      waiting.delete(this.#id);
      done(error);
    }

    answer({ status, headers, body }) {
      const response = new Readable({ read() {} });
      response.push(body);
      response.push(null);
      this.emit('response', Object.assign(response, { statusCode: status, headers }));
      this.destroy();
    }
  }

  return ({ id, ...answer }) => waiting.get(id)?.answer(answer);
}
