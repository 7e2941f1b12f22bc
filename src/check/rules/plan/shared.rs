//! What rules about floor plans ask: every plan with its hall, and every hall as a building.

use crate::check::Scope;
use crate::check::scope::find;
use crate::diag::Span;
use crate::floor::Building;
use crate::model::{Entry, Floor, FloorPlan, Hall, Ref, Window};

/// A plan and where it belongs.
#[derive(Clone, Copy)]
pub struct Planned<'a> {
    pub hall: &'a Entry<Hall>,
    pub floor: &'a Floor,
    pub plan: &'a FloorPlan,
}

impl Planned<'_> {
    /// Where to point at the plan as a whole.
    pub fn span(&self) -> Span {
        self.plan.area.map_or(self.plan.span, |area| area.span)
    }
}

pub fn plans<'a>(scope: &Scope<'a>) -> impl Iterator<Item = Planned<'a>> + use<'a> {
    scope.content.halls.iter().flat_map(plans_of)
}

pub fn plans_of(hall: &Entry<Hall>) -> impl Iterator<Item = Planned<'_>> {
    let floors = hall.value.floors.iter();
    floors.filter_map(move |floor| Some(Planned { hall, floor, plan: floor.plan.as_ref()? }))
}

/// The halls of which some floor is drawn.
pub fn buildings<'a>(scope: &Scope<'a>) -> impl Iterator<Item = (&'a Entry<Hall>, Building<'a>)> + use<'a> {
    let drawn = scope.content.halls.iter().filter(|hall| plans_of(hall).next().is_some());
    drawn.map(|hall| (hall, Building::new(&hall.value)))
}

/// Every window that some shape of a plan names.
pub fn named<'a>(planned: &Planned<'a>) -> impl Iterator<Item = &'a Ref<Window>> + use<'a> {
    planned.plan.shapes.iter().flat_map(|shape| &shape.windows)
}

/// The number above a window, or its id when there is none.
pub fn number(scope: &Scope<'_>, id: &str) -> String {
    let windows = &scope.content.windows;
    let entry = windows.binary_search_by(|entry| entry.id.as_str().cmp(id)).ok().and_then(|at| windows.get(at));
    entry.map(|entry| entry.value.number.value.clone()).filter(|number| !number.is_empty()).unwrap_or(id.to_owned())
}

/// The window of a reference in this hall and on this floor, as far as its own entry says.
pub fn is_at_home(scope: &Scope<'_>, planned: &Planned<'_>, window: &Ref<Window>) -> bool {
    let Some(entry) = find(&scope.content.windows, Some(window)) else { return true };
    let hall = entry.value.hall.as_ref().is_none_or(|hall| hall.id == planned.hall.id);
    let floor = &entry.value.floor;
    hall && (floor.is_empty() || planned.floor.id.is_empty() || floor.value == planned.floor.id.value)
}
