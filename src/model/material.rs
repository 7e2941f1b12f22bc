//! `materials/`: the shared catalogue of papers (材料目录), and `topics/`: the columns guides are sorted into.

use super::record::{Text, choice, record};

choice! {
    /// What kind of paper a material is.
    pub enum MaterialKind: "type.material_kind" {
        /// 身份证、户口簿、护照等证明身份的证件。
        /// Papers that prove an identity.
        Identity = "身份证件" | "identity",
        /// 营业执照、许可证、批文。
        /// Licences and approvals.
        Licence = "证照批文" | "licence",
        /// 由申请人填写的表；要附空白表格。
        /// A form that the applicant fills in; needs a blank form.
        Form = "申请表" | "form",
        /// 有关单位出具的证明。
        /// A proof issued by some body.
        Proof = "证明文件" | "proof",
        /// 合同、协议。
        /// Contracts and agreements.
        Contract = "合同协议" | "contract",
        /// 申请人写的承诺书、声明、授权书。
        /// Statements and authorisations of the applicant.
        Statement = "承诺声明" | "statement",
        /// 检测报告、鉴定意见、图纸、方案。
        /// Reports, drawings and plans.
        Report = "报告图纸" | "report",
        /// 证件照、现场照片。
        /// Photographs.
        Photo = "照片" | "photo",
        /// 前面没有列出的材料。
        /// Any other paper.
        Other = "其他" | "other",
    }
}

record! {
    /// A material of the catalogue.
    pub struct Material: "kind.material" {
        /// 规范名称，与证件或表格上的名称一致。
        /// Its proper name, as on the paper itself.
        required name: Text, "材料名称" = "居民身份证";
        /// 群众的叫法。
        /// What people call it.
        optional aliases: Vec<Text>, "俗称" = "身份证";
        /// 材料类别。
        /// Kind of material.
        required kind: Option<MaterialKind>, "材料类别" = "身份证件";
        /// 由谁出具。
        /// Who issues it.
        wanted issuer: Text, "出具单位" = "公安机关";
        /// 没有这份材料时怎么取得。
        /// How to get one.
        wanted how_to_get: Text, "如何取得" = "到户籍地或居住地派出所申领";
        /// 格式、尺寸、有效期等要求。
        /// Requirements of form, size, validity.
        optional requirements: Text, "要求" = "在有效期内";
        /// 对应的电子证照；有电子证照时可以免交。
        /// The electronic licence that may stand for it.
        optional e_licence: Text, "电子证照" = "电子身份证";
        /// 可通过数据共享核验时写来源。
        /// The source, where it can be verified by sharing data.
        optional data_sharing: Text, "数据共享" = "省人口库";
        /// 空白表格，写 files/ 下的路径。
        /// The blank form, a path under files/.
        optional blank_form: Text as File, "空白表格" = "files/forms/application.md";
        /// 填写样例，写 files/ 下的路径。
        /// A filled sample, a path under files/.
        optional sample: Text as File, "填写样例" = "files/samples/application.md";
        /// 填写时常见的错误。
        /// Common mistakes in filling it in.
        optional common_mistakes: Vec<Text>, "常见错误" = "忘了签名";
    }
}

choice! {
    /// Whether a topic is a subject or an event in a life.
    pub enum TopicKind: "type.topic_kind" {
        /// 按领域分，如“社会保障”。
        /// A field of life, such as social security.
        Subject = "主题" | "subject",
        /// 按一生中的事分，如“孩子出生”。
        /// An event in a life, such as a birth.
        LifeEvent = "人生事件" | "life-event",
    }
}

record! {
    /// A topic that guides are listed under.
    pub struct Topic: "kind.topic" {
        /// 栏目名称。
        /// Name of the topic.
        required name: Text, "栏目名称" = "社会保障";
        /// 是主题还是人生事件。
        /// A subject, or an event in a life.
        required kind: Option<TopicKind>, "栏目类别" = "主题";
        /// 栏目说明。
        /// What it is about.
        required description: Text, "栏目说明" = "社保卡、养老、医保、失业";
        /// 次序，小的在前。
        /// Place in the list, small ones first.
        optional order: Option<u32>, "排序" = "10";
    }
}
