//! `materials/`: the shared catalogue of papers (材料目录), and `topics/`: the columns guides are sorted into.

use super::record::{Text, choice, record};

choice! {
    /// What kind of paper a material is.
    pub enum MaterialKind: "type.material_kind" {
        Identity = "身份证件" | "identity",
        Licence = "证照批文" | "licence",
        Form = "申请表" | "form",
        Proof = "证明文件" | "proof",
        Contract = "合同协议" | "contract",
        Statement = "承诺声明" | "statement",
        Report = "报告图纸" | "report",
        Photo = "照片" | "photo",
        Other = "其他" | "other",
    }
}

record! {
    /// A material of the catalogue.
    pub struct Material: "kind.material" {
        /// 规范名称，与证件或表格上的名称一致。
        required name: Text, "材料名称";
        /// 群众的叫法。
        optional aliases: Vec<Text>, "俗称";
        /// 材料类别。
        required kind: Option<MaterialKind>, "材料类别";
        /// 由谁出具。
        wanted issuer: Text, "出具单位";
        /// 没有这份材料时怎么取得。
        wanted how_to_get: Text, "如何取得";
        /// 格式、尺寸、有效期等要求。
        optional requirements: Text, "要求";
        /// 对应的电子证照；有电子证照时可以免交。
        optional e_licence: Text, "电子证照";
        /// 可通过数据共享核验时写来源。
        optional data_sharing: Text, "数据共享";
        /// 空白表格，写 files/ 下的路径。
        optional blank_form: Text, "空白表格";
        /// 填写样例，写 files/ 下的路径。
        optional sample: Text, "填写样例";
        /// 填写时常见的错误。
        optional common_mistakes: Vec<Text>, "常见错误";
    }
}

choice! {
    /// Whether a topic is a subject or an event in a life.
    pub enum TopicKind: "type.topic_kind" {
        Subject = "主题" | "subject",
        LifeEvent = "人生事件" | "life-event",
    }
}

record! {
    /// A topic that guides are listed under.
    pub struct Topic: "kind.topic" {
        /// 栏目名称。
        required name: Text, "栏目名称";
        /// 是主题还是人生事件。
        required kind: Option<TopicKind>, "栏目类别";
        /// 栏目说明。
        required description: Text, "栏目说明";
        /// 次序，小的在前。
        optional order: Option<u32>, "排序";
    }
}
