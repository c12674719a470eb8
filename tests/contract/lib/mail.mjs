// Reads a mail strictly: the bytes by RFC 5322 and MIME, and the content with two parsers that must agree.
import { strict as assert } from 'node:assert';
import PostalMime from 'postal-mime';
import { simpleParser } from 'mailparser';

const ONCE = ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type'];

/** Checks the form of a raw message. @returns {Promise<{headers: Map, text, subject, from, to, date, attachments}>} */
export async function readStrictly(raw) {
  assert.ok(!/[^\r]\n|\r[^\n]/.test(raw), 'every line ends with CRLF, and there is no bare CR or LF');
  assert.match(raw, /^[\x00-\x7f]*$/, 'seven bits: other letters are encoded');
  assert.doesNotMatch(raw, /\x00/);
  for (const line of raw.split('\r\n')) assert.ok(line.length <= 998, 'no line is longer than 998');
  const cut = raw.indexOf('\r\n\r\n');
  assert.ok(cut > 0, 'an empty line ends the headers');
  const head = raw.slice(0, cut);
  for (const line of head.split('\r\n')) assert.match(line, /^([!-9;-~]+:|[ \t]+\S)/, 'a header line or its continuation');
  for (const word of head.match(/=\?[^\s]+\?=/g) ?? []) {
    assert.match(word, /^=\?[\w-]+\?[bq]\?[^?\s]+\?=$/i);
    assert.ok(word.length <= 75, 'an encoded word is at most 75 long');
  }
  const fields = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n').map((l) => [l.slice(0, l.indexOf(':')).toLowerCase(), l.slice(l.indexOf(':') + 1).trim()]);
  for (const name of ONCE) assert.equal(fields.filter(([n]) => n === name).length, 1, `${name} stands once`);
  const headers = new Map(fields);
  assert.match(headers.get('message-id'), /^<[^<>@\s]+@[^<>@\s]+>$/);
  assert.match(headers.get('date'), /^(\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d(:\d\d)? [+-]\d{4}$/);
  assert.equal(headers.get('mime-version'), '1.0');
  assert.match(headers.get('content-type'), /charset="?utf-8"?/i);

  const postal = await PostalMime.parse(raw);
  const other = await simpleParser(raw);
  assert.equal(postal.subject, other.subject);
  assert.equal(postal.text?.replace(/\r\n/g, '\n').trim(), other.text?.replace(/\r\n/g, '\n').trim(), 'two parsers read the same text');
  assert.equal(postal.to.length, 1, 'one recipient');
  return { headers, subject: postal.subject, text: `${postal.text ?? ''}\n${postal.html ?? ''}`, from: postal.from.address, to: postal.to[0].address, date: new Date(postal.date), attachments: postal.attachments, messageId: postal.messageId };
}
