//! `co_department` → the bodies that take part, with their roles.

/// A body as the portal names it, such as “市级司法”, and what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    pub name: String,
    /// 受理, 审核, 决定与公开, 证件制定与送达.
    pub roles: Vec<String>,
}

/// Reads “甲（受理,审核）、乙（决定与公开）”.
pub fn bodies(written: &str) -> Vec<Body> {
    let mut depth = 0_i32;
    let outside = |c: char| {
        depth += i32::from(matches!(c, '（' | '(')) - i32::from(matches!(c, '）' | ')'));
        depth == 0 && matches!(c, '、' | '；' | ';')
    };
    written.split(outside).filter_map(body).collect()
}

fn body(written: &str) -> Option<Body> {
    let (name, roles) = written.split_once(['（', '(']).unwrap_or((written, ""));
    let roles = roles.trim_end_matches(['）', ')']).split([',', '，', '、']).map(str::trim);
    let roles = roles.filter(|role| !role.is_empty()).map(str::to_owned).collect();
    Some(Body { name: name.trim().to_owned(), roles }).filter(|body| !body.name.is_empty())
}

/// The bodies with a role, joined by “、”.
pub fn with_role(bodies: &[Body], role: &str) -> String {
    let named = bodies.iter().filter(|body| body.roles.iter().any(|own| own.starts_with(role)));
    named.map(|body| body.name.as_str()).collect::<Vec<_>>().join("、")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_keep_their_roles() {
        let found = bodies("市级文化（受理,审核）、县级文化（受理）、省级文化（决定与公开、送达）、某馆");
        let names: Vec<&str> = found.iter().map(|body| body.name.as_str()).collect();
        assert_eq!(names, ["市级文化", "县级文化", "省级文化", "某馆"]);
        assert_eq!(with_role(&found, "受理"), "市级文化、县级文化");
        assert_eq!(with_role(&found, "决定"), "省级文化");
        assert_eq!(found[2].roles, ["决定与公开", "送达"]);
    }
}
