//! `halls/` and `windows/`: where things are done, and when it is open.

use super::department::Department;
use super::floor_plan::FloorPlan;
use super::record::{Text, choice, record};
use super::value::{Day, Ref, TimeRange, Weekdays};

record! {
    /// A service hall (办事大厅).
    pub struct Hall: "kind.hall" {
        /// 大厅名称。
        /// Name of the hall.
        required name: Text, "大厅名称" = "青禾市政务服务中心";
        /// 详细地址。
        /// Full address.
        required address: Text, "地址" = "青禾市府前大道66号";
        /// 大厅总机或总服务台电话。
        /// Phone of the switchboard or the general desk.
        required phone: Text as Phone, "电话" = "0520-6821000";
        /// 对外办公时间；窗口没有单独写时间时用它。
        /// Opening hours; for every window that has none of its own.
        required hours: Vec<Hours>, "办公时间";
        /// 楼层，从下往上写。
        /// Floors, from the bottom up.
        required floors: Vec<Floor>, "楼层";
        /// 功能区。
        /// Zones.
        optional zones: Vec<Zone>, "功能区";
        /// 公交等来大厅的办法。
        /// How to come by bus and the like.
        wanted transit: Text, "乘车路线" = "乘3路、8路到政务中心站";
        /// 停车说明。
        /// Parking.
        optional parking: Text, "停车" = "地下停车场两小时内免费";
        /// 无障碍设施。
        /// What there is for people with disabilities.
        wanted accessibility: Text, "无障碍设施" = "东门有坡道，一楼有低位柜台和轮椅";
        /// 便民设施，如母婴室、自助打印。
        /// Conveniences, such as a nursing room and a printer.
        optional facilities: Vec<Text>, "便民设施" = "母婴室";
        /// 其他说明。
        /// Anything else.
        optional note: Text, "说明" = "法定节假日自助区照常开放";
    }
}

record! {
    /// One floor of a hall.
    pub struct Floor: "kind.floor" {
        /// 楼层代号，窗口用它指明在几楼，如 1F。
        /// Short id by which windows name the floor, such as 1F.
        required id: Text, "楼层代号" = "1F";
        /// 楼层名称，如“一楼”。
        /// Name of the floor, such as 一楼.
        required name: Text, "楼层名称" = "一楼";
        /// 这一层办什么。
        /// What is done on this floor.
        wanted note: Text, "楼层说明" = "个人事务";
        /// 平面图，画在格子上。
        /// The plan of the floor, drawn on a grid.
        optional plan: Option<FloorPlan>, "平面图";
    }
}

record! {
    /// A zone of a floor (功能区).
    pub struct Zone: "kind.zone" {
        /// 区的代号，窗口用它指明在哪个区。
        /// Short id by which windows name the zone.
        required id: Text, "区代号" = "startup";
        /// 区名，如“企业开办专区”。
        /// Name of the zone, such as 企业开办专区.
        required name: Text, "区名" = "企业开办专区";
        /// 在哪一层，写楼层代号。
        /// Its floor, by the floor's id.
        required floor: Text as Floor, "所在楼层" = "1F";
        /// 这个区办什么。
        /// What is done in this zone.
        optional note: Text, "区说明" = "营业执照、刻章、税务一次办完";
    }
}

record! {
    /// Opening hours on some days of the week, perhaps in one season only.
    pub struct Hours: "kind.hours" {
        /// 星期几，如“周一至周五”；节假日也开的加写“法定节假日”，调休上班日时间不同的另写一行“调休上班日”。
        /// Days of the week, such as 周一至周五; 法定节假日 where it opens on holidays too, a line with 调休上班日 where make-up workdays differ.
        required days: Option<Weekdays>, "星期" = "周一至周五";
        /// 时段，如 ["09:00-12:00", "13:30-17:00"]。
        /// Times, such as ["09:00-12:00", "13:30-17:00"].
        required times: Vec<TimeRange>, "时段" = "09:00-12:00";
        /// 从几月几日起（MM-DD），只在分夏令冬令时写。
        /// First day of the season (MM-DD); only where summer and winter differ.
        optional from: Text as MonthDay, "起始日" = "05-01";
        /// 到几月几日止（MM-DD）。
        /// Last day of the season (MM-DD).
        optional to: Text as MonthDay, "截止日" = "09-30";
        /// 说明，如“仅自助区开放”。
        /// A note, such as 仅自助区开放.
        optional note: Text, "时间说明" = "仅自助区开放";
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

choice! {
    /// How people queue for a window.
    pub enum Queue: "type.queue" {
        /// 先在服务台或取号机取号，等叫号。
        /// One takes a ticket at the desk or a machine and waits to be called.
        Ticket = "取号排队" | "ticket",
        /// 不取号，到窗口前排队。
        /// No ticket; one stands in line at the window.
        Line = "直接排队" | "line",
        /// 要先预约，按约好的时间来。
        /// By appointment only.
        Appointment = "先预约" | "appointment",
    }
}

record! {
    /// A service window.
    pub struct Window: "kind.window" {
        /// 窗口号，如 A12；印在窗口上方的那个号。
        /// Number of the window, such as A12, as it stands above it.
        required number: Text, "窗口号" = "A12";
        /// 窗口名称。
        /// Name of the window.
        required name: Text, "窗口名称" = "婚姻登记";
        /// 窗口类型。
        /// Kind of window.
        required kind: Option<WindowType>, "窗口类型" = "综合窗口";
        /// 所在大厅。
        /// Its hall.
        required hall: Option<Ref<Hall>>, "所在大厅";
        /// 所在楼层，写大厅里的楼层代号。
        /// Its floor, by the floor's id in the hall.
        required floor: Text as Floor, "楼层" = "1F";
        /// 所在功能区，写大厅里的区代号。
        /// Its zone, by the zone's id in the hall.
        optional zone: Text as Zone, "功能区" = "startup";
        /// 进驻部门。
        /// Departments that work here.
        wanted departments: Vec<Ref<Department>>, "进驻部门";
        /// 窗口电话。
        /// Phone of the window.
        required phone: Text as Phone, "窗口电话" = "0520-6821012";
        /// 与大厅不同的办公时间。
        /// Opening hours that differ from the hall's.
        optional hours: Vec<Hours>, "办公时间";
        /// 由什么岗位值守（写岗位，不写人名）。
        /// The post that staffs it (a post, not a person).
        wanted post: Text, "岗位" = "婚姻登记岗";
        /// 是否可以预约。
        /// Whether it can be booked.
        optional booking: Option<bool>, "可预约" = "true";
        /// 怎么排队。
        /// How people queue.
        optional queue: Option<Queue>, "排队方式" = "取号排队";
        /// 是否有低位柜台等无障碍条件。
        /// Whether it has a low counter and the like.
        optional accessible: Option<bool>, "无障碍" = "true";
        /// 说明。
        /// A note.
        optional note: Text, "说明" = "周六上午照常办理";
    }
}

record! {
    /// `calendar.yaml`: holidays, make-up workdays and closures.
    pub struct Calendar: "kind.calendar" {
        /// 已公布放假安排的年份。没有写的年份视为“尚未公布”。
        /// Years whose holidays have been announced; all others count as not yet announced.
        required years: Vec<Year>, "年度安排";
        /// 临时停办，如系统升级。
        /// Closures, such as for a system upgrade.
        optional closures: Vec<Closure>, "临时停办";
    }
}

record! {
    /// The announced holidays of one year.
    pub struct Year: "kind.year" {
        /// 年份，如 2026。
        /// The year, such as 2026.
        required year: Option<u32>, "年份" = "2026";
        /// 依据的通知及文号。
        /// The notice it rests on, with its number.
        required source: Text, "依据" = "国务院办公厅关于2026年部分节假日安排的通知";
        /// 放假日期。
        /// Holidays.
        required holidays: Vec<Holiday>, "放假";
        /// 调休上班的日期。
        /// Weekend days on which people work instead.
        optional make_up_workdays: Vec<Day>, "调休上班日";
    }
}

record! {
    /// A holiday from one day to another, both included.
    pub struct Holiday: "kind.holiday" {
        /// 节日名称。
        /// The holiday.
        required name: Text, "节日" = "元旦";
        /// 第一天。
        /// First day.
        required from: Option<Day>, "第一天" = "2026-01-01";
        /// 最后一天。
        /// Last day.
        required to: Option<Day>, "最后一天" = "2026-01-03";
    }
}

record! {
    /// A closure with its reason; added to the weekly hours, never merged into them.
    pub struct Closure: "kind.closure" {
        /// 第一天。
        /// First day.
        required from: Option<Day>, "第一天" = "2026-06-13";
        /// 最后一天。
        /// Last day.
        required to: Option<Day>, "最后一天" = "2026-06-13";
        /// 原因。
        /// Reason.
        required reason: Text, "原因" = "系统升级";
        /// 只停这些窗口；窗口和大厅都不写为全部停办。
        /// Only these windows; everything when neither windows nor halls are written.
        optional windows: Vec<Ref<Window>>, "停办窗口";
        /// 只停这些大厅，有几个大厅时写。
        /// Only these halls, where there are several.
        optional halls: Vec<Ref<Hall>>, "停办大厅";
    }
}
