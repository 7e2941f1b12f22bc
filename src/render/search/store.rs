//! The tantivy index: one segment in memory, built on one thread so that documents keep their numbers.
//!
//! In: documents. Out: BM25 scores of terms, and the postings that the export writes down. Stores no texts.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::directory::RamDirectory;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::Postings;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::store::Compressor;
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};
use tantivy::{
    DocAddress, DocId, IndexBuilder, IndexSettings, Score, Searcher, SegmentReader, SingleSegmentIndexWriter,
    TERMINATED, TantivyDocument, Term,
};

use super::token::Terms;
use super::{Doc, weights};

type Result<T> = tantivy::Result<T>;

/// Fields, in the order of [`weights::FIELDS`]. The first [`NAMING`] are in the browser from the start.
pub const FIELDS: [&str; 6] = ["title", "aliases", "department", "materials", "summary", "body"];
/// Title, aliases, department: indexed with single characters.
pub const NAMING: usize = 3;
/// Bytes that the writer may use before it complains; it starts with a fraction of it.
const BUDGET: usize = 100_000_000;

/// An index of documents that keep their numbers.
pub struct Store {
    searcher: Searcher,
    fields: Vec<Field>,
    /// Of the naming fields: the length of each document's, as tantivy rounds it, and the mean.
    lengths: Vec<(Vec<f64>, f64)>,
}

/// One document of a posting list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    pub doc: u32,
    pub count: u32,
}

impl Store {
    pub fn new(docs: &[Doc]) -> Result<Self> {
        let (schema, fields) = schema();
        let settings = IndexSettings { docstore_compression: Compressor::None, ..IndexSettings::default() };
        let builder = IndexBuilder::new().schema(schema).tokenizers(tokenizers()).settings(settings);
        // The only writer that promises one segment in the order of the documents.
        let mut writer: SingleSegmentIndexWriter =
            builder.single_segment_index_writer(RamDirectory::create(), BUDGET)?;
        for doc in docs {
            writer.add_document(document(doc, &fields))?;
        }
        let searcher = writer.finalize()?.reader()?.searcher();
        let mut store = Store { searcher, fields, lengths: Vec::new() };
        store.lengths = (0..NAMING).map(|field| store.rounded(field)).collect::<Result<_>>()?;
        Ok(store)
    }

    fn rounded(&self, field: usize) -> Result<(Vec<f64>, f64)> {
        let lengths = self.lengths(field)?;
        let mean = self.total(field)? as f64 / lengths.len() as f64;
        Ok((lengths.into_iter().map(|code| f64::from(FieldNormReader::id_to_fieldnorm(code))).collect(), mean))
    }

    /// The BM25 scores of documents for a string that stands in a naming field: tantivy's formula, with its lengths,
    /// for strings that are no terms.
    pub fn phrase_scores(&self, field: usize, postings: &[Posting], weight: f64) -> impl Iterator<Item = (usize, f64)> {
        let (lengths, mean) = &self.lengths[field];
        let factor = weights::idf(lengths.len(), postings.len()) * 2.2 * f64::from(weights::FIELDS[field]) * weight;
        postings.iter().map(move |posting| {
            let (doc, count) = (posting.doc as usize, f64::from(posting.count));
            (doc, factor * count / (count + 1.2 * (0.25 + 0.75 * lengths[doc] / mean)))
        })
    }

    fn segment(&self) -> &SegmentReader {
        self.searcher.segment_reader(0)
    }

    /// The BM25 sum of weighted terms over the first `fields` fields: documents with a score, in order.
    pub fn scores(&self, terms: &[(String, f64)], fields: usize) -> Result<Vec<(DocId, Score)>> {
        let clauses = terms.iter().flat_map(|(text, weight)| {
            (0..fields).map(move |field| (Occur::Should, self.clause(field, text, *weight)))
        });
        self.searcher.search(&BooleanQuery::new(clauses.collect()), &All)
    }

    fn clause(&self, field: usize, text: &str, weight: f64) -> Box<dyn Query> {
        let term = Term::from_field_text(self.fields[field], text);
        let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
        Box::new(BoostQuery::new(Box::new(query), weights::FIELDS[field] * weight as f32))
    }

    /// What a weighted term in a field adds to the score of a document; 0 where it does not stand.
    pub fn addend(&self, doc: DocId, field: usize, text: &str, weight: f64) -> Result<Score> {
        match self.postings(field, text)?.binary_search_by_key(&doc, |posting| posting.doc) {
            Ok(_) => Ok(self.clause(field, text, weight).explain(&self.searcher, DocAddress::new(0, doc))?.value()),
            Err(_) => Ok(0.0),
        }
    }

    /// The documents with a term in a field.
    pub fn postings(&self, field: usize, text: &str) -> Result<Vec<Posting>> {
        let index = self.segment().inverted_index(self.fields[field])?;
        let term = Term::from_field_text(self.fields[field], text);
        let found = index.read_postings(&term, IndexRecordOption::WithFreqs)?;
        Ok(found.map(drain).unwrap_or_default())
    }

    /// Calls `take` with every term of a field, in order, and its documents.
    pub fn each_term(&self, field: usize, mut take: impl FnMut(&str, Vec<Posting>)) -> Result<()> {
        let index = self.segment().inverted_index(self.fields[field])?;
        let mut terms = index.terms().stream()?;
        while terms.advance() {
            let found = index.read_postings_from_terminfo(terms.value(), IndexRecordOption::WithFreqs)?;
            take(&String::from_utf8_lossy(terms.key()), drain(found));
        }
        Ok(())
    }

    /// The number of terms in a field over all documents.
    pub fn total(&self, field: usize) -> Result<u64> {
        Ok(self.segment().inverted_index(self.fields[field])?.total_num_tokens())
    }

    /// For each document the code of the length of a field: tantivy's table of 256 lengths.
    pub fn lengths(&self, field: usize) -> Result<Vec<u8>> {
        let lengths: FieldNormReader = self.segment().get_fieldnorms_reader(self.fields[field])?;
        Ok((0..self.segment().max_doc()).map(|doc| lengths.fieldnorm_id(doc)).collect())
    }
}

fn schema() -> (Schema, Vec<Field>) {
    let mut builder = Schema::builder();
    let fields = FIELDS.iter().enumerate().map(|(at, name)| {
        let tokenizer = if at < NAMING { "names" } else { "texts" };
        let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_fieldnorms(true);
        let indexing = indexing.set_index_option(IndexRecordOption::WithFreqs);
        builder.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
    });
    let fields = fields.collect();
    (builder.build(), fields)
}

fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::new();
    manager.register("names", TextAnalyzer::from(Terms { singles: true }));
    manager.register("texts", TextAnalyzer::from(Terms { singles: false }));
    manager
}

fn document(doc: &Doc, fields: &[Field]) -> TantivyDocument {
    let one = std::slice::from_ref::<String>;
    let texts =
        [one(&doc.title), &doc.aliases, one(&doc.department), &doc.materials, one(&doc.summary), one(&doc.body)];
    let mut document = TantivyDocument::default();
    for (field, text) in fields.iter().zip(texts).flat_map(|(field, list)| list.iter().map(move |text| (field, text))) {
        document.add_text(*field, text);
    }
    document
}

fn drain(mut found: impl Postings) -> Vec<Posting> {
    let mut postings = Vec::new();
    while found.doc() != TERMINATED {
        postings.push(Posting { doc: found.doc(), count: found.term_freq() });
        found.advance();
    }
    postings
}

/// Collects every document that matches, with its score.
struct All;

struct AllOf(Vec<(DocId, Score)>);

impl Collector for All {
    type Fruit = Vec<(DocId, Score)>;
    type Child = AllOf;

    fn for_segment(&self, _: u32, _: &SegmentReader) -> Result<AllOf> {
        Ok(AllOf(Vec::new()))
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<Self::Fruit>) -> Result<Self::Fruit> {
        Ok(segments.concat())
    }
}

impl SegmentCollector for AllOf {
    type Fruit = Vec<(DocId, Score)>;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.0.push((doc, score));
    }

    fn harvest(self) -> Self::Fruit {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{guide, guides};
    use super::*;

    #[test]
    fn documents_keep_their_numbers() {
        let docs = guides();
        let store = Store::new(&docs).unwrap();
        for (number, doc) in docs.iter().enumerate() {
            let terms: Vec<(String, f64)> =
                Terms { singles: true }.of(&doc.title).into_iter().map(|t| (t, 1.0)).collect();
            let best = store.scores(&terms, 1).unwrap().into_iter().max_by(|a, b| a.1.total_cmp(&b.1));
            assert_eq!(best.map(|(doc, _)| doc), Some(number as u32), "{}", doc.title);
        }
    }

    #[test]
    fn a_score_is_bm25_by_the_formula() {
        let docs = [guide("身份证", &[]), guide("社保卡补办", &[]), guide("身份", &[])];
        let store = Store::new(&docs).unwrap();
        let scores = store.scores(&[("份证".to_owned(), 1.0)], 1).unwrap();
        let average = f64::from(5 + 9 + 3) / 3.0;
        let expected = weights::idf(3, 1) * 2.2 * 6.0 / (1.0 + 1.2 * (0.25 + 0.75 * 5.0 / average));
        assert_eq!(scores.len(), 1);
        assert!((f64::from(scores[0].1) - expected).abs() < 1e-5, "{} {expected}", scores[0].1);
    }

    #[test]
    fn counts_and_lengths_are_those_of_the_texts() {
        let store = Store::new(&[guide("证证证", &["证"])]).unwrap();
        assert_eq!(store.postings(0, "证").unwrap(), [Posting { doc: 0, count: 3 }]);
        assert_eq!(store.postings(0, "无").unwrap(), []);
        assert_eq!((store.total(0).unwrap(), store.total(1).unwrap()), (5, 1));
        assert_eq!(store.lengths(0).unwrap(), [5]);
    }
}
