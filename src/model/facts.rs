//! What an entry says of itself when two of its fields are read together. Whether that is right is for `check/`.

use jiff::civil::Date;

use super::{Guide, Material, MaterialKind, MaterialUse, TaskType};

impl Guide {
    /// The day until which it should have been looked at again; `None` where nobody has said.
    pub fn review_due(&self) -> Option<Date> {
        let (reviewed, months) = (self.last_reviewed?, self.review_months?);
        let interval = jiff::Span::new().try_months(i64::from(months)).ok()?;
        reviewed.date.checked_add(interval).ok()
    }

    /// Whether an applicant may ask for review and sue: everything but a public service.
    pub fn is_administrative_act(&self) -> bool {
        self.task_type.is_some_and(|kind| kind != TaskType::PublicService)
    }
}

impl MaterialUse {
    /// Whether applicants fill it in: its catalogue entry says so or, without one, its name.
    pub fn is_form(&self, entry: Option<&Material>) -> bool {
        match entry {
            Some(entry) => entry.kind == Some(MaterialKind::Form),
            None => is_form_name(&self.name),
        }
    }
}

fn is_form_name(name: &str) -> bool {
    let name = name.trim_end_matches(|c: char| !c.is_alphanumeric());
    ["申请表", "申请书", "登记表", "申报表", "备案表", "审批表", "报名表"].iter().any(|end| name.ends_with(end))
}
