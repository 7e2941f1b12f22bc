// `search/facets.js`: by what results can be narrowed down, and what cards say beyond suggestions.
// In: packed columns. Out: for each document whom it is for, its department, topics, and what it costs.

function facets(data) {
  const { unpack } = window.mingbaiPortal;
  const lines = (text) => text.split('\n');
  const column = ([texts, numbers]) => {
    const found = lines(`\n${texts}`);
    return unpack(numbers).map((number) => found[number]);
  };
  const flags = unpack(data.flags);
  const departments = column(data.departments);
  const fees = column(data.fees);
  const options = column(data.options || ['', '']);
  const names = lines(data.topics);
  const numbers = unpack(data.of);
  const topics = [];
  for (let at = 0; at < numbers.length; at += numbers[at] + 1) {
    topics.push(numbers.slice(at + 1, at + 1 + numbers[at]).map((number) => names[number]));
  }
  return (doc) => ({
    person: flags[doc] & 1,
    organisation: flags[doc] & 2,
    online: flags[doc] & 4,
    free: flags[doc] & 8,
    department: departments[doc] || '',
    fee: fees[doc] || '',
    topics: topics[doc] || [],
    options: options[doc] || '',
  });
}
