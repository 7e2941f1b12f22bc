//! The plan of a floor: simple shapes on a grid whose fields are named as in a spreadsheet.

use super::cells::Cells;
use super::hall::Window;
use super::record::{Text, choice, record};
use super::value::Ref;

record! {
    /// The plan of one floor; a field of the grid is about one metre wide.
    pub struct FloorPlan: "kind.floor_plan" {
        /// 整层的范围，像电子表格那样从左上角的格子写到右下角，如 A1:AF20；一格约 1 米见方，各层用同一套格子。
        /// The whole floor as in a spreadsheet, from the upper left cell to the lower right, such as A1:AF20; a cell is about 1 m square, and all floors share the same grid.
        required area: Option<Cells>, "范围" = "A1:AF20";
        /// 这一层的图形：入口、柜台、房间、电梯等；没有画到的格子都能走。
        /// What is on the floor: entrances, counters, rooms, lifts and so on; cells without a shape can be walked on.
        required shapes: Vec<PlanShape>, "图形";
    }
}

record! {
    /// One thing on the plan of a floor.
    pub struct PlanShape: "kind.plan_shape" {
        /// 这是什么。
        /// What it is.
        required kind: Option<PlanKind>, "图形种类" = "柜台";
        /// 占哪些格子，如 B3:F5。
        /// The cells it takes, such as B3:F5.
        required cells: Option<Cells>, "格子" = "B3:F5";
        /// 图上写的名称，如“总服务台”“南门”；电梯、楼梯、卫生间不写也行。
        /// The name on the plan, such as 总服务台 or 南门; lifts, stairs and toilets do without.
        optional label: Text, "名称" = "总服务台";
        /// 这里的窗口，从左到右（竖着的从上到下）写窗口标识，平均分这一段。
        /// Its windows by their ids from left to right (or top to bottom); they share its length equally.
        optional windows: Vec<Ref<Window>>, "窗口";
        /// 朝图上哪边：柜台是群众站的一边，房间和电梯是门，入口是门外；不写由周围的空地定。
        /// The side it faces on the plan: where applicants stand, where the door is, or the outside of an entrance; left out, the free cells around decide.
        optional front: Option<Side>, "朝向" = "下";
        /// 轮椅能不能走；入口和电梯不写当作能，台阶、楼梯、扶梯总是不能。
        /// Whether a wheelchair gets through; entrances and lifts do unless this says no, steps, stairs and escalators never do.
        optional accessible: Option<bool>, "无障碍" = "true";
    }
}

choice! {
    /// What a shape of a plan is.
    pub enum PlanKind: "type.plan_kind" {
        /// 从外面进来的门；写在最前面的是正门，路线从那里开始。
        /// A door from outside; the first one is the main door, where routes begin.
        Entrance = "入口" | "entrance",
        /// 一排窗口。
        /// A row of windows.
        Counter = "柜台" | "counter",
        /// 问事、取号的台子。
        /// A desk for questions and queue tickets.
        Desk = "服务台" | "desk",
        /// 放自助机的区域。
        /// Where the self-service machines stand.
        SelfService = "自助区" | "self-service",
        /// 座椅，路线绕着走。
        /// Seats; routes go round them.
        Waiting = "等候区" | "waiting",
        /// 房间、办公区。
        /// A room or offices.
        Room = "房间" | "room",
        /// 直梯；上下层画在同样的格子里。
        /// A lift; it has the same cells on every floor.
        Lift = "电梯" | "lift",
        /// 自动扶梯；上下层的格子要有重合。
        /// An escalator; its cells overlap from floor to floor.
        Escalator = "扶梯" | "escalator",
        /// 楼梯；上下层的格子要有重合。
        /// Stairs; their cells overlap from floor to floor.
        Stairs = "楼梯" | "stairs",
        /// 同一层里的几级台阶，轮椅过不去。
        /// A few steps within a floor; no way for a wheelchair.
        Steps = "台阶" | "steps",
        /// 卫生间。
        /// Toilets.
        Toilet = "卫生间" | "toilet",
        /// 无障碍卫生间。
        /// An accessible toilet.
        AccessibleToilet = "无障碍卫生间" | "accessible-toilet",
        /// 坡道、盲道等无障碍通道，能走，也可以从入口里穿过。
        /// A ramp, tactile paving and the like; one walks on it, and it may cross an entrance.
        Path = "无障碍通道" | "accessible-path",
        /// 墙、隔断、绿植，不能走。
        /// A wall, a partition, plants: no way through.
        Wall = "墙" | "wall",
    }
}

choice! {
    /// A side of the plan as it is drawn.
    pub enum Side: "type.side" {
        /// 图的上方。
        /// The upper side of the plan.
        Up = "上" | "up",
        /// 图的右边。
        /// The right side of the plan.
        Right = "右" | "right",
        /// 图的下方。
        /// The lower side of the plan.
        Down = "下" | "down",
        /// 图的左边。
        /// The left side of the plan.
        Left = "左" | "left",
    }
}

impl PlanKind {
    /// Whether people walk over it.
    pub fn is_walkable(self) -> bool {
        matches!(self, PlanKind::Entrance | PlanKind::Path | PlanKind::Steps)
    }

    /// Whether it leads to another floor.
    pub fn is_shaft(self) -> bool {
        matches!(self, PlanKind::Lift | PlanKind::Escalator | PlanKind::Stairs)
    }

    /// Whether people are served there.
    pub fn holds_windows(self) -> bool {
        matches!(self, PlanKind::Counter | PlanKind::Desk | PlanKind::SelfService | PlanKind::Room)
    }

    /// Whether its own word names it on the plan when it has no label.
    pub fn names_itself(self) -> bool {
        !matches!(
            self,
            PlanKind::Counter | PlanKind::Room | PlanKind::Waiting | PlanKind::Path | PlanKind::Wall | PlanKind::Steps
        )
    }
}

impl PlanShape {
    /// Whether a wheelchair gets in, as far as the shape itself says.
    pub fn is_step_free(&self) -> bool {
        let never = matches!(self.kind, Some(PlanKind::Stairs | PlanKind::Escalator | PlanKind::Steps));
        !never && self.accessible != Some(false)
    }
}
