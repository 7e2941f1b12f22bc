//! What several rules about materials ask: how a material is called, whether it is a form, whether its name says anything.

use crate::check::Scope;
use crate::diag::Span;
use crate::model::{Material, MaterialKind, MaterialUse};

/// Where a material of a guide is named, and how.
pub fn named<'a>(scope: &Scope<'a>, material: &'a MaterialUse) -> (Span, &'a str) {
    match (&material.material, scope.material(material.material.as_ref())) {
        (Some(reference), Some(entry)) => (reference.span, entry.value.name.value.as_str()),
        (Some(reference), None) => (reference.span, reference.id.as_str()),
        (None, _) if material.name.is_empty() => (material.span, ""),
        (None, _) => (material.name.span, material.name.value.as_str()),
    }
}

/// Whether applicants fill it in: it says so itself, or by its name.
pub fn is_form(scope: &Scope<'_>, material: &MaterialUse) -> bool {
    material.is_form(scope.material(material.material.as_ref()).map(|entry| &*entry.value))
}

/// Forms of the catalogue that lack a file, where some guide that asks for them does not bring its own either.
pub fn forms_without<'a>(
    scope: &Scope<'a>,
    in_catalogue: fn(&Material) -> bool,
    in_guide: fn(&MaterialUse) -> bool,
) -> Vec<(Span, &'a str)> {
    let mut helped = std::collections::BTreeSet::new();
    let mut needed = std::collections::BTreeSet::new();
    for material in scope.guides().flat_map(|guide| &guide.materials) {
        if let Some(reference) = &material.material {
            let list = if in_guide(material) { &mut helped } else { &mut needed };
            list.insert(reference.id.as_str());
        }
    }
    let lacks = |entry: &&crate::model::Entry<Material>| {
        let id = entry.id.as_str();
        let is_form = entry.value.kind == Some(MaterialKind::Form);
        is_form && !in_catalogue(&entry.value) && (needed.contains(id) || !helped.contains(id))
    };
    let entries = scope.content.materials.iter().filter(lacks);
    entries.map(|entry| (entry.id_span, entry.value.name.value.as_str())).collect()
}

const GENERIC: &[&str] = &["材料", "资料", "文件", "证明材料", "证明文件", "申请材料", "证明", "手续", "证件材料"];
const FILLERS: &[&str] = &[
    "相关", "有关", "必要", "必须", "需要", "所需", "应当", "提交", "提供", "补充", "佐证", "辅助", "支撑", "规定",
    "要求", "须", "应", "需", "的",
];

/// "其他相关材料", "法律法规规定的其他证明", "有关材料", "审批机关认为需要的材料": anything may be asked under such a name.
pub fn is_catch_all(name: &str) -> bool {
    let name = without_note(name).trim_end_matches('等');
    let after_other = name.rfind("其他").or_else(|| name.rfind("其它")).map(|at| &name[at + "其他".len()..]);
    let after_thinks = name.find("认为").map(|at| &name[at + "认为".len()..]);
    let after_rule = name.rfind("规定的").filter(|_| name.contains(['律', '法'])).map(|at| &name[at..]);
    let whole = ["相关", "有关"].iter().any(|word| name.starts_with(word)).then_some(name);
    [after_other, after_thinks, after_rule, whole].into_iter().flatten().any(is_generic)
}

/// The name without what stands in brackets behind it, and without punctuation at its end.
fn without_note(name: &str) -> &str {
    let head = name.split(['（', '(']).next().filter(|head| !head.trim().is_empty()).unwrap_or(name);
    head.trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// Nothing but fillers and a word like "material".
fn is_generic(text: &str) -> bool {
    if text.is_empty() || GENERIC.contains(&text) {
        return true;
    }
    FILLERS.iter().any(|filler| text.strip_prefix(filler).is_some_and(is_generic))
}

/// "合同等材料", "相关立项文件": part of what is asked stays open.
pub fn is_vague(name: &str) -> bool {
    let name = without_note(name);
    let ends_open = name.ends_with('等') || GENERIC.iter().any(|word| name.ends_with(&format!("等{word}")));
    let related = ["相关", "有关"].iter().filter_map(|word| Some(&name[name.rfind(word)? + word.len()..]));
    let mut related = related.filter(|rest| rest.chars().count() <= 4);
    ends_open || related.any(|rest| GENERIC.iter().any(|word| rest.ends_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_ask_for_anything_are_told_from_names_that_hold_the_word_other() {
        let all = [
            "其他材料",
            "其他相关证明材料",
            "法律、法规规定的其他材料",
            "法律法规规定应当提交的其他文件。",
            "有关材料",
        ];
        let more = ["审批机关认为需要提供的材料", "法律法规规定的材料", "其它", "需要提交的其他资料（如有）"];
        assert!(all.iter().chain(&more).all(|name| is_catch_all(name)));
        let named =
            ["其他身份证件", "变更其他登记事项的证明材料", "有效护照或者其他国际旅行证件", "有关机关出具的死亡证明"];
        let more =
            ["三年以上其他法律职业经历证明", "法定代表人未担任其他社会团体法定代表人声明", "认为自己合格的承诺书"];
        assert!(!named.iter().chain(&more).any(|name| is_catch_all(name)));
    }

    #[test]
    fn lists_that_end_in_and_so_on_are_vague() {
        assert!(["社保清单、合同等材料", "有效护照等", "发改部门相关立项文件"].iter().all(|name| is_vague(name)));
        assert!(
            !["利益相关者处理协议", "相关利益群体意见", "等级证书", "身份证明（含护照等）"]
                .iter()
                .any(|name| is_vague(name))
        );
    }
}
