//! What counts how much. The same numbers go to the browser in `t1.js`, so that they stand only here.

use crate::pages::search::DocKind;

/// Boosts of the fields on BM25, in the order of [`super::store::Field`].
pub const FIELDS: [f32; 6] = [6.0, 5.0, 1.5, 1.2, 1.0, 0.3];
/// A single character of a longer run; pairs and words count 1.
pub const SINGLE: f64 = 0.5;
/// A word, and a name that letters spell, against a pair of characters.
pub const WORD: f64 = 1.75;
/// A pair that sounds like one in the query that no name has, or has its characters the other way round.
pub const HOMOPHONE: f64 = 0.8;
/// An official word for an everyday one of the query: the closest, the next…
pub const MEANINGS: [f64; MAX_MEANINGS] = [0.9, 0.87, 0.84, 0.81, 0.78, 0.75];
/// Official words in BM25, against the pairs and characters of the everyday word.
pub const PHRASE: f64 = 0.75;
/// Part of the query that was found only outside of names.
pub const OUTSIDE_NAMES: f64 = 0.6;

/// Factors for a title that is, starts with, or has the whole query, then for an alias: see [`super::names::Spot`].
pub const PLACES: [f64; 6] = [3.0, 1.7, 1.3, 2.6, 1.5, 1.2];

/// A document with no part of the query's rare terms keeps this share of its score; one with all keeps it whole.
pub const UNCOVERED: f64 = 0.2;
/// The best document must cover this share of the query, or nothing matches and the closest are only offered.
pub const GATE: f64 = 0.5;
/// The same where slips were mended.
pub const GATE_MENDED: f64 = 0.6;
/// Documents that cover less than this share of what the best one covers are left out…
pub const SHARE: f64 = 0.5;
/// …unless fewer than `FEW` would be left: then less than this share.
pub const SHARE_OF_FEW: f64 = 0.3;
pub const FEW: usize = 5;

/// The most requested guide counts this much more, the one of rank `FREQUENT_HALF + 1` half of it.
pub const FREQUENT: f64 = 0.25;
pub const FREQUENT_HALF: f64 = 8.0;

/// Most characters of a query that are looked at, in UTF-16 units once cleaned.
pub const MAX_QUERY: usize = 64;
/// Most readings of a run of letters, or of a misspelt pair.
pub const MAX_READINGS: usize = 6;
/// Most pairs of a query taken for misspelt; a long question has more unknown pairs than slips.
pub const MAX_MENDS: usize = 6;
/// Most official words for an everyday one.
pub const MAX_MEANINGS: usize = 6;
/// Most documents offered when none matches.
pub const MAX_NEAR: usize = 10;

/// Factors of the kinds, by [`kind_code`]: people look for guides first.
pub const KINDS: [f64; 9] = [1.0, 0.6, 0.4, 0.8, 0.4, 0.6, 0.7, 0.5, 1.0];

/// Words of questions, which say nothing about the service; longer ones first, since the first that fits is cut.
pub const QUESTION_WORDS: &str = "在哪个窗口办 去哪个窗口办 在什么地方办 去什么地方办 归哪个部门管 需要什么材料 需要哪些材料 准备什么材料 \
    需要什么手续 需要什么条件 在哪里办理 去哪里办理 到哪里办理 哪个部门管 找哪个部门 哪个部门办 需要带什么 要准备什么 \
    要什么材料 要哪些材料 带什么材料 带什么东西 要什么手续 要什么条件 几天能办好 几天能拿到 多久能办好 多久能拿到 \
    在哪里办 去哪里办 到哪里办 在哪儿办 去哪儿办 到哪儿办 怎么办理 如何办理 怎样办理 怎么申请 如何申请 怎样申请 \
    怎么申领 要带什么 什么材料 哪些材料 什么手续 哪些手续 什么条件 哪些条件 什么流程 办理流程 需要什么 需要哪些 \
    需要多久 需要几天 多长时间 哪个窗口 几号窗口 哪个部门 什么地方 请问一下 咨询一下 麻烦问下 收多少钱 要多少钱 \
    可不可以 归谁管 找谁办 怎么弄 怎么搞 怎么办 咋办理 带什么 要多久 要几天 要什么 在哪办 去哪办 到哪办 哪里办 \
    哪儿办 在哪里 去哪里 在哪儿 去哪儿 问一下 多少钱 收费吗 要钱吗 我想要 能不能 行不行 是不是 有没有 能办吗 \
    可以吗 咋办 咋弄 咋整 带啥 要啥 在哪 去哪 到哪 怎么 如何 怎样 请问 你好 您好 什么 需要 哪些 哪里 哪儿 \
    多少 多久 几天 我想 我要 我的 我家 想要 可以 能否 行吗 好吗 是啥 咋 吗 呢 啊 呀";

/// Characters of grammar, which say nothing where no name has them with a neighbour.
pub const STOP_CHARS: &str =
    "的了我你他她它在要想给把被和与及跟个们能会有是没不去来到就都还也很啊呀吧吗呢嘛哦么这那哪得着过让从对";

/// A guide's factor for being asked for often; rank from 1.
pub fn frequent(rank: Option<u32>) -> f64 {
    match rank.unwrap_or(0) {
        0 => 1.0,
        rank => 1.0 + FREQUENT / (1.0 + f64::from(rank - 1) / FREQUENT_HALF),
    }
}

/// The code of a kind in `t1.js`.
pub fn kind_code(kind: DocKind) -> usize {
    kind as usize
}

/// The same where the query is the whole title. Who names a material means the guide that issues it more often.
pub const KINDS_BY_TITLE: [f64; 9] = [1.0, 1.0, 0.4, 1.0, 1.0, 0.8, 1.0, 1.0, 1.0];

/// tantivy's inverse document frequency: `ln(1 + (N - n + 0.5) / (n + 0.5))`.
pub fn idf(docs: usize, with: usize) -> f64 {
    let (docs, with) = (docs as f64, with as f64);
    (1.0 + (docs - with + 0.5) / (with + 0.5)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_question_word_hides_a_longer_one() {
        let words: Vec<&str> = QUESTION_WORDS.split_whitespace().collect();
        for (at, word) in words.iter().enumerate() {
            let hidden = words[..at].iter().find(|earlier| word.starts_with(**earlier));
            assert_eq!(hidden, None, "{word} is never reached");
        }
    }

    #[test]
    fn more_frequent_guides_count_more() {
        assert_eq!(frequent(None), 1.0);
        assert_eq!(frequent(Some(1)), 1.25);
        assert_eq!(frequent(Some(9)), 1.125);
    }
}
