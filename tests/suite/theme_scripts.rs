//! The default theme's scripts once joined and made small: each bundle stands alone.

use std::collections::BTreeSet;

use mingbai::render::html::scripts;
use mingbai::source::theme;
use oxc_allocator::Allocator;
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;

/// What bundles may use without declaring it: what browsers have, `module` of the tests, and the portal's one function.
const KNOWN: &str = "window document location history navigator localStorage module undefined mingbaiSearch Option \
    setTimeout clearTimeout setInterval Date parseInt fetch AbortController Promise Map Set Array Float64Array Object String Number Boolean RegExp Math JSON \
    Error URL URLSearchParams encodeURIComponent decodeURIComponent";

/// Names that a script uses and does not declare.
fn free_names(text: &str) -> BTreeSet<String> {
    let allocator = Allocator::default();
    let program = Parser::new(&allocator, text, SourceType::script()).parse().program;
    let made = SemanticBuilder::new().build(&program);
    made.semantic.scoping().root_unresolved_references().keys().map(ToString::to_string).collect()
}

#[test]
fn a_script_uses_no_name_of_another() {
    let known: BTreeSet<String> = KNOWN.split_whitespace().map(str::to_owned).collect();
    let (files, _) = theme::read(None);
    let bundles = scripts::bundles(&files).unwrap();
    assert!(bundles.len() > 4);
    for bundle in bundles {
        let free = free_names(&String::from_utf8(bundle.bytes).unwrap());
        let strange: Vec<&String> = free.difference(&known).collect();
        assert!(strange.is_empty(), "{} uses {strange:?}", bundle.path);
    }
}

#[test]
fn names_of_others_are_seen() {
    assert_eq!(free_names("const a = 1; f(a, () => b);"), ["b", "f"].map(str::to_owned).into());
}
