//! Situations (情形): what a guide asks before it lists what to bring, and what differs from answer to answer.

use super::guide::Guide;
use super::hall::Window;
use super::record::{Text, choice, record};
use super::value::{Limit, Ref};
use super::when::When;

choice! {
    /// How a question is answered.
    pub enum AnswerKind: "type.answer_kind" {
        /// 从几个选项里选一个；不写就是单选。
        /// One of the options; what is meant when nothing is written.
        One = "单选" | "one",
        /// 可以选几个，也可以一个都不选。
        /// Any number of the options, or none.
        Several = "多选" | "several",
        /// 填一个整数，如年龄、面积。
        /// A whole number, such as an age or an area.
        Number = "数字" | "number",
        /// 填一个日期，如出生日期。
        /// A date, such as a date of birth.
        Date = "日期" | "date",
    }
}

record! {
    /// A question that tells situations apart (情形问题).
    pub struct SituationQuestion: "kind.situation_question" {
        /// 标识，小写英文字母和数字，when 里用它。
        /// Identifier in small letters and digits, used by `when`.
        required id: Text, "标识" = "who";
        /// 怎样问申请人，一句话。
        /// How the applicant is asked, one sentence.
        required ask: Text, "问法" = "谁来办？";
        /// 简短的叫法，用在说明里，如“年龄”；数字和日期必须写。
        /// A short name for use in sentences, such as 年龄; needed for numbers and dates.
        optional name: Text, "简称" = "年龄";
        /// 单选、多选、数字或日期；不写就是单选。
        /// One option, several, a number or a date; one option when left out.
        optional kind: Option<AnswerKind>, "回答方式" = "单选";
        /// 选项，至少两个；数字和日期不写。
        /// The options, at least two; none for numbers and dates.
        optional options: Vec<SituationOption>, "选项";
        /// 数字的单位，如“岁”“平方米”。
        /// Unit of a number, such as 岁.
        optional unit: Text, "单位" = "岁";
        /// 最小的数或最早的日期。
        /// Least number or first date.
        optional min: Text, "最小" = "0";
        /// 最大的数或最晚的日期。
        /// Greatest number or last date.
        optional max: Text, "最大" = "150";
        /// 怎样回答这个问题的提示。
        /// A hint how to answer.
        optional help: Text, "提示" = "代办要带授权委托书。";
        /// 只在什么情形下问；不写就都问。
        /// Asked only in these situations; always when left out.
        optional show_when: Option<When>, "何时问";
    }
}

record! {
    /// An option of a question (情形选项).
    pub struct SituationOption: "kind.situation_option" {
        /// 标识，小写英文字母和数字，when 里用它。
        /// Identifier in small letters and digits, used by `when`.
        required id: Text, "标识" = "agent";
        /// 选项的文字，也用来说明材料在什么情形下要。
        /// The words of the option; they also say in which situation something is needed.
        required label: Text, "选项文字" = "别人代办";
        /// 群众的说法，搜索时用得上。
        /// What people say; search finds them.
        optional aliases: Vec<Text>, "常用说法" = "代办";
        /// 选这一项要知道的事。
        /// What to know before choosing it.
        optional help: Text, "提示" = "代办人也要带身份证。";
    }
}

record! {
    /// What differs in some situations: these stand in the place of the guide's own (分情形的窗口、时限).
    pub struct Variant: "kind.variant" {
        /// 在什么情形下。
        /// In which situations.
        required when: Option<When>, "适用情形";
        /// 在这些窗口办。
        /// At these windows.
        optional windows: Vec<Ref<Window>>, "办理窗口";
        /// 承诺办结时限。
        /// The promised limit.
        optional promised_limit: Option<Limit>, "承诺办结时限" = "3个工作日";
        /// 法定办结时限。
        /// The limit set by law.
        optional statutory_limit: Option<Limit>, "法定办结时限" = "10个工作日";
        /// 最少到场次数。
        /// Least number of visits.
        optional visits: Option<u32>, "到场次数" = "1";
        /// 说明。
        /// A note.
        optional note: Text, "说明" = "要先到现场核查。";
    }
}

impl Guide {
    /// Whether some situations have a promised limit of their own.
    pub fn has_promises(&self) -> bool {
        self.variants.iter().any(|variant| variant.promised_limit.is_some())
    }

    /// Whether some steps are taken only in some situations.
    pub fn has_conditional_steps(&self) -> bool {
        self.steps.iter().any(|step| step.when.is_some())
    }
}
