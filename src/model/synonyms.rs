//! `synonyms.yaml`: what people say, and how the names of the portal put it. Search looks up both.

use super::record::{Text, record};

record! {
    /// `synonyms.yaml`: the site's own everyday words, looked up before those that the program knows.
    pub struct Synonyms: "kind.synonyms" {
        /// 一条一组说法；写在这里的排在自带的前面。
        /// One entry for words that mean the same; these go before the built-in ones.
        required entries: Vec<SynonymEntry>, "词条";
    }
}

record! {
    /// Everyday words and what they are called officially.
    pub struct SynonymEntry: "kind.synonym" {
        /// 群众怎么说，几种说法意思一样的写在一条里，每个不超过20字。
        /// What people say; words that mean the same stand together, each of at most 20 characters.
        required say: Vec<Text>, "群众的说法" = "房本";
        /// 事项名称或叫法里怎么写，最贴切的写在前面，最多用六个。
        /// How titles or everyday names put it, the closest first; six are used.
        required mean: Vec<Text>, "事项里的写法" = "不动产权证书";
        /// 从哪里听来的，给编辑看，不发布。
        /// Where it was heard; for editors, not published.
        optional note: Text, "备注" = "2026年9月前台记下的说法";
    }
}
