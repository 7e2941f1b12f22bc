//! `halls/` and `windows/`: where things are done, and when it is open.

use super::department::Department;
use super::record::{Text, choice, record};
use super::value::{Day, Ref, TimeRange, Weekdays};

record! {
    /// A service hall (办事大厅).
    pub struct Hall: "kind.hall" {
        /// 大厅名称。
        required name: Text, "大厅名称";
        /// 详细地址。
        required address: Text, "地址";
        /// 大厅总机或总服务台电话。
        required phone: Text as Phone, "电话";
        /// 对外办公时间；窗口没有单独写时间时用它。
        required hours: Vec<Hours>, "办公时间";
        /// 楼层，从下往上写。
        required floors: Vec<Floor>, "楼层";
        /// 功能区。
        optional zones: Vec<Zone>, "功能区";
        /// 公交等来大厅的办法。
        wanted transit: Text, "乘车路线";
        /// 停车说明。
        optional parking: Text, "停车";
        /// 无障碍设施。
        wanted accessibility: Text, "无障碍设施";
        /// 便民设施，如母婴室、自助打印。
        optional facilities: Vec<Text>, "便民设施";
        /// 其他说明。
        optional note: Text, "说明";
    }
}

record! {
    /// One floor of a hall.
    pub struct Floor: "kind.floor" {
        /// 楼层代号，窗口用它指明在几楼，如 1F。
        required id: Text, "楼层代号";
        /// 楼层名称，如“一楼”。
        required name: Text, "楼层名称";
        /// 这一层办什么。
        wanted note: Text, "楼层说明";
    }
}

record! {
    /// A zone of a floor (功能区).
    pub struct Zone: "kind.zone" {
        /// 区的代号，窗口用它指明在哪个区。
        required id: Text, "区代号";
        /// 区名，如“企业开办专区”。
        required name: Text, "区名";
        /// 在哪一层，写楼层代号。
        required floor: Text as Floor, "所在楼层";
        /// 这个区办什么。
        optional note: Text, "区说明";
    }
}

record! {
    /// Opening hours on some days of the week, perhaps in one season only.
    pub struct Hours: "kind.hours" {
        /// 星期几，如“周一至周五”。
        required days: Option<Weekdays>, "星期";
        /// 时段，如 ["09:00-12:00", "13:30-17:00"]。
        required times: Vec<TimeRange>, "时段";
        /// 从几月几日起（MM-DD），只在分夏令冬令时写。
        optional from: Text as MonthDay, "起始日";
        /// 到几月几日止（MM-DD）。
        optional to: Text as MonthDay, "截止日";
        /// 说明，如“仅自助区开放”。
        optional note: Text, "时间说明";
    }
}

choice! {
    /// What a window is for.
    pub enum WindowType: "type.window_type" {
        /// 一个窗口办多个部门的事。
        /// One window for the items of several departments.
        Comprehensive = "综合窗口" | "comprehensive",
        /// 只办一个部门或一类事项。
        /// For one department or one kind of item.
        Special = "专业窗口" | "special",
        /// 咨询、导办、取号。
        /// For questions, guidance and queue tickets.
        GeneralDesk = "总服务台" | "general-desk",
        /// 帮助填表、代办。
        /// Helps to fill in forms or acts for the applicant.
        Assisted = "帮办代办窗口" | "assisted",
        /// 别处办不成、反映没有结果时来这里。
        /// For whoever got nowhere elsewhere.
        LastResort = "办不成事窗口" | "last-resort",
        /// 几分钟能办完的简单事。
        /// For what takes minutes.
        Express = "快办窗口" | "express",
        /// 领取办好的证件和文件。
        /// Where finished papers are fetched.
        Delivery = "出件窗口" | "delivery",
        /// 自助机所在的区域。
        /// Where the self-service machines stand.
        SelfService = "自助服务区" | "self-service",
    }
}

record! {
    /// A service window.
    pub struct Window: "kind.window" {
        /// 窗口号，如 A12；印在窗口上方的那个号。
        required number: Text, "窗口号";
        /// 窗口名称。
        required name: Text, "窗口名称";
        /// 窗口类型。
        required kind: Option<WindowType>, "窗口类型";
        /// 所在大厅。
        required hall: Option<Ref<Hall>>, "所在大厅";
        /// 所在楼层，写大厅里的楼层代号。
        required floor: Text as Floor, "楼层";
        /// 所在功能区，写大厅里的区代号。
        optional zone: Text as Zone, "功能区";
        /// 进驻部门。
        wanted departments: Vec<Ref<Department>>, "进驻部门";
        /// 窗口电话。
        required phone: Text as Phone, "窗口电话";
        /// 与大厅不同的办公时间。
        optional hours: Vec<Hours>, "办公时间";
        /// 由什么岗位值守（写岗位，不写人名）。
        wanted post: Text, "岗位";
        /// 是否可以预约。
        optional booking: Option<bool>, "可预约";
        /// 是否有低位柜台等无障碍条件。
        optional accessible: Option<bool>, "无障碍";
        /// 说明。
        optional note: Text, "说明";
    }
}

record! {
    /// `calendar.yaml`: holidays, make-up workdays and closures.
    pub struct Calendar: "kind.calendar" {
        /// 已公布放假安排的年份。没有写的年份视为“尚未公布”。
        required years: Vec<Year>, "年度安排";
        /// 临时停办，如系统升级。
        optional closures: Vec<Closure>, "临时停办";
    }
}

record! {
    /// The announced holidays of one year.
    pub struct Year: "kind.year" {
        /// 年份，如 2026。
        required year: Option<u32>, "年份";
        /// 依据的通知及文号。
        required source: Text, "依据";
        /// 放假日期。
        required holidays: Vec<Holiday>, "放假";
        /// 调休上班的日期。
        optional make_up_workdays: Vec<Day>, "调休上班日";
    }
}

record! {
    /// A holiday from one day to another, both included.
    pub struct Holiday: "kind.holiday" {
        /// 节日名称。
        required name: Text, "节日";
        /// 第一天。
        required from: Option<Day>, "第一天";
        /// 最后一天。
        required to: Option<Day>, "最后一天";
    }
}

record! {
    /// A closure with its reason; added to the weekly hours, never merged into them.
    pub struct Closure: "kind.closure" {
        /// 第一天。
        required from: Option<Day>, "第一天";
        /// 最后一天。
        required to: Option<Day>, "最后一天";
        /// 原因。
        required reason: Text, "原因";
        /// 只停这些窗口；不写为整个大厅。
        optional windows: Vec<Ref<Window>>, "停办窗口";
    }
}
