// MiniSearch as somebody would set it up for Chinese: pairs of characters, titles before aliases before texts, and
// guides before what they mention.

import MiniSearch from 'minisearch';

/** Numbers of the first ten documents of every query. */
export function answers({ docs, queries }) {
  const index = new MiniSearch({ fields: ['title', 'aliases', 'text'], tokenize: tokens });
  index.addAll(docs.map(({ title, aliases, text }, id) => ({ id, title, aliases: aliases.join('\n'), text })));
  const options = {
    boost: { title: 6, aliases: 5 },
    boostDocument: (id) => (docs[id].guide ? 2 : 1),
    // So that a single character finds the pairs that it begins.
    prefix: true,
    // A pair is too short for slips.
    fuzzy: (term) => (/^\w/.test(term) ? 0.2 : false),
  };
  return queries.map((query) => index.search(query, options).slice(0, 10).map((hit) => hit.id));
}

function tokens(text) {
  const runs = text.normalize('NFKC').match(/\p{Script=Han}+|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu) ?? [];
  return runs.flatMap((run) => (/^\p{Script=Han}{2}/u.test(run) ? pairs([...run]) : [run]));
}

function pairs(characters) {
  return characters.slice(1).map((character, before) => characters[before] + character);
}
