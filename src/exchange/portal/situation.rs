//! “授权委托书（委托代理的提供）” → the question whether somebody else acts, and `when` on the material.
//!
//! In: the name of a material. Out: the situation it speaks of, where its words are in the table below; each is a question
//! with two answers, asked once in a guide. Nothing is guessed: other words that speak of a case stay in the name, and the
//! report lists them.

use super::material::Asked;
use crate::exchange::write::Yaml;

/// A situation that the importer can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Situation {
    /// Somebody acts for the applicant.
    Agent,
    /// The applicant is under age.
    Minor,
    /// The legal representative comes in person.
    Representative,
}

/// A question of a guide, and which of its two answers the material belongs to.
struct Question {
    id: &'static str,
    ask: &'static str,
    other: (&'static str, &'static str),
    this: (&'static str, &'static str),
    aliases: &'static [&'static str],
}

impl Situation {
    pub const ALL: [Situation; 3] = [Situation::Agent, Situation::Minor, Situation::Representative];

    fn question(self) -> Question {
        match self {
            Situation::Agent => Question {
                id: "who",
                ask: "委托别人来办吗？",
                other: ("self", "本人办理"),
                this: ("agent", "委托别人办理"),
                aliases: &["代办", "代理", "委托办理"],
            },
            Situation::Minor => Question {
                id: "minor",
                ask: "申请人是未成年人吗？",
                other: ("adult", "已成年"),
                this: ("minor", "未成年"),
                aliases: &["未满18周岁", "孩子"],
            },
            Situation::Representative => Question {
                id: "representative",
                ask: "法定代表人本人来办吗？",
                other: ("other", "其他人来办"),
                this: ("representative", "法定代表人办理"),
                aliases: &["法人来办"],
            },
        }
    }

    /// For `questions`.
    pub fn asked(self) -> Yaml {
        let question = self.question();
        let option = |(id, label): (&'static str, &'static str), aliases: &[&'static str]| {
            let mut fields = vec![("id", Yaml::text(id)), ("label", Yaml::text(label))];
            if !aliases.is_empty() {
                fields.push(("aliases", Yaml::texts(aliases.iter().copied())));
            }
            Yaml::Map(fields)
        };
        let options = vec![option(question.other, &[]), option(question.this, question.aliases)];
        Yaml::Map(vec![
            ("id", Yaml::text(question.id)),
            ("ask", Yaml::text(question.ask)),
            ("options", Yaml::List(options)),
        ])
    }

    /// For `when`.
    pub fn when(self) -> Yaml {
        let question = self.question();
        Yaml::Map(vec![(question.id, Yaml::text(question.this.0))])
    }

    /// Whom the words at the end of a name, without brackets, mean.
    fn remark(self) -> &'static [&'static str] {
        match self {
            Situation::Agent => &[
                "委托代理",
                "委托办理",
                "委托代办",
                "委托他人办理",
                "委托他人代办",
                "委托别人办理",
                "委托代理人办理",
                "由代理人办理",
                "代理人办理",
                "他人代办",
                "由他人代办",
                "代办",
                "代理",
                "非本人办理",
                "有委托代理人",
            ],
            Situation::Minor => &["未成年人", "申请人为未成年人", "未满18周岁", "未满十八周岁", "申请人未满18周岁"],
            Situation::Representative => &["法定代表人办理", "法定代表人本人办理", "由法定代表人办理"],
        }
    }
}

/// What a name says about situations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// Nothing.
    Always,
    /// It is needed in this situation; the name without the words that say so.
    Only(Situation, String),
    /// It speaks of a case that is not in the table.
    Unread,
}

/// Reads the name of a material.
pub fn reading(asked: &Asked) -> Reading {
    let name = asked.name.as_str();
    if let Some((bare, remark)) = name.strip_suffix('）').and_then(|name| name.rsplit_once('（')) {
        return match by_remark(remark).filter(|_| !bare.is_empty()) {
            Some(situation) => Reading::Only(situation, bare.to_owned()),
            None if speaks_of_a_case(remark) => Reading::Unread,
            None => Reading::Always,
        };
    }
    if is_agents(name) {
        return Reading::Only(Situation::Agent, name.to_owned());
    }
    if speaks_of_a_case(name) || name.contains("委托书") || name.starts_with("监护") {
        return Reading::Unread;
    }
    Reading::Always
}

/// “委托代理的提供”, “如委托办理”, “仅未成年人需提供”.
fn by_remark(remark: &str) -> Option<Situation> {
    let said = ["仅限", "仅", "如果", "如", "若", "适用于"]
        .iter()
        .find_map(|start| remark.strip_prefix(start))
        .unwrap_or(remark);
    let said = ["还需提供", "需提供", "须提供", "应提供", "时提供", "提供", "时"]
        .iter()
        .find_map(|end| said.strip_suffix(end))
        .unwrap_or(said);
    let said = said.trim_end_matches(['的', '，', '才']);
    Situation::ALL.into_iter().find(|situation| situation.remark().contains(&said))
}

/// Papers that exist only where somebody acts for another.
fn is_agents(name: &str) -> bool {
    const LETTERS: &[&str] = &["授权委托书", "代理委托书", "代办委托书", "委托书", "个人委托书", "委托代理书"];
    const AGENTS: &[&str] = &["委托代理人", "代理人", "代办人", "被委托人", "受委托人"];
    const PROOFS: &[&str] =
        &["身份证", "身份证件", "身份证明", "有效证件", "有效身份证件", "有效身份证明", "居民身份证"];
    let proof = AGENTS.iter().find_map(|agent| name.strip_prefix(agent));
    LETTERS.contains(&name) || proof.is_some_and(|proof| PROOFS.contains(&proof.trim_start_matches('的')))
}

fn speaks_of_a_case(text: &str) -> bool {
    const MARKS: &[&str] =
        &["适用于", "如果", "需提供", "须提供", "时提供", "的提供", "委托办理", "委托代理", "未成年"];
    text.starts_with(['如', '若', '仅']) && text != "仅供参考" || MARKS.iter().any(|mark| text.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::super::material::asked;
    use super::*;

    fn read(written: &str) -> Reading {
        reading(&asked(written).unwrap())
    }

    #[test]
    fn words_of_the_table_become_situations_and_leave_the_name() {
        for (written, situation, name) in [
            ("授权委托书（委托办理的）", Situation::Agent, "授权委托书"),
            ("身份证明（委托代理的提供）", Situation::Agent, "身份证明"),
            ("3.代理人的身份证件", Situation::Agent, "代理人的身份证件"),
            ("代办人身份证原件及复印件各1份", Situation::Agent, "代办人身份证"),
            ("户口簿（仅未成年人需提供）", Situation::Minor, "户口簿"),
            ("营业执照（法定代表人办理的）", Situation::Representative, "营业执照"),
        ] {
            assert_eq!(read(written), Reading::Only(situation, name.to_owned()), "{written}");
        }
    }

    #[test]
    fn what_is_not_certain_is_listed_and_stays() {
        for written in
            ["登记表（适用于农药制剂）", "湿地占补平衡方案（如果项目占用湿地）", "申请人父母的委托书", "监护关系证明"]
        {
            assert_eq!(read(written), Reading::Unread, "{written}");
        }
        for written in ["委托运输合同", "登记表（企业）", "撤回申请书（仅供参考）", "居民身份证", "经办人身份证件"]
        {
            assert_eq!(read(written), Reading::Always, "{written}");
        }
    }
}
