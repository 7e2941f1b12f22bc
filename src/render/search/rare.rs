//! Characters that no name has: their readings, so that a misspelt word finds what sounds alike, and the simplified form
//! of traditional ones. Needed for few queries, so a file of its own, loaded when one of them is typed.

use std::collections::BTreeSet;

use encoding_rs::GBK;

use super::export::syllables;
use super::pack;
use crate::render::Artifact;

/// Traditional characters, each followed by its simplified form: those that service names are made of.
const TRADITIONAL: &str = "\
證证辦办勞劳險险醫医療疗戶户護护車车駕驾駛驶執执業业營营許许經经飲饮飯饭館馆養养職职員员會会貸贷積积產产動动權权記记註注冊册銷销\
變变換换領领補补發发遺遗繼继續续結结離离學学書书資资師师殘残親亲屬属兒儿婦妇齡龄標标準准應应當当對对為为說说請请問问題题電电話话\
號号碼码網网絡络開开關关閉闭門门廳厅務务處处費费繳缴稅税額额錢钱銀银帳帐報报審审檢检驗验認认評评測测設设計计畫画劃划規规範范圍围\
區区縣县鎮镇鄉乡莊庄廠厂場场廣广運运輸输貨货機机構构團团體体組组織织協协國国際际臺台灣湾僑侨華华遷迁進进還还過过達达遠远邊边連连\
選选適适遲迟遞递郵邮導导將将專专尋寻屆届層层島岛崗岗幣币幫帮幹干庫库廢废張张強强彈弹後后從从復复徵征徑径態态慣惯憑凭懷怀憲宪戰战\
擔担據据擴扩擬拟攤摊數数斷断於于時时暫暂曆历歷历術术條条極极樓楼樣样樹树橋桥歲岁歸归殺杀氣气決决沒没況况滿满漢汉濟济災灾無无煙烟\
熱热燈灯爭争牆墙狀状獎奖獨独獲获現现環环異异畢毕監监盤盘盡尽礎础禮礼種种稱称穩稳窮穷競竞筆笔節节簡简簽签類类糧粮紀纪約约紅红納纳\
純纯級级紙纸細细終终統统絕绝給给綠绿維维緊紧線线編编練练縮缩總总績绩義义習习聯联聲声聽听腦脑臨临與与興兴舉举舊旧藝艺藥药虛虚虧亏\
蟲虫衛卫裝装裡里製制複复見见視视覺觉觀观訂订訓训討讨託托訴诉診诊詢询試试該该詳详誤误課课調调談谈論论議议譯译讓让豐丰負负財财貢贡\
貧贫販贩貫贯責责貴贵買买賀贺賃赁賣卖質质購购贈赠趕赶輕轻載载輔辅輪轮辭辞農农遊游違违釋释鐵铁鍵键錄录錯错鎖锁鐘钟長长閱阅陽阳階阶\
隊队隨随雙双雜杂難难靈灵靜静項项順顺須须預预頒颁頭头顧顾風风飛飞餘余馬马駐驻鬥斗魚鱼鳥鸟麗丽黨党龍龙齊齐軍军槍枪傷伤喪丧墳坟孫孙\
嬰婴撫抚卹恤優优債债價价傳传償偿儲储內内凍冻創创劑剂勵励勢势匯汇單单嚴严園园圖图圓圆堅坚塊块壓压壞坏墊垫奪夺媽妈寧宁實实寫写寬宽\
岡冈帶带廟庙廈厦徹彻憶忆戲戏拋抛掛挂採采揚扬損损撥拨擇择擋挡擺摆攜携敗败敵敌東东來来個个們们倉仓偽伪側侧備备僅仅億亿儀仪兩两別别\
剛刚則则勝胜參参嗎吗啟启喬乔嘗尝噸吨夠够夢梦奧奥娛娱宮宫寶宝屍尸嶺岭幾几廁厕惡恶愛爱慮虑慶庆憂忧懸悬掃扫搶抢撲扑敘叙暢畅曉晓\
楊杨榮荣樂乐歐欧歡欢殼壳沖冲洩泄淨净溝沟滅灭滯滞漁渔漲涨潔洁潛潜潤润澤泽濃浓濕湿濱滨灘滩烏乌煉炼燒烧爐炉爺爷牽牵犧牺獄狱獵猎\
畝亩癥症盜盗眾众礦矿禍祸禦御穀谷窩窝竊窃築筑籌筹粵粤糾纠紛纷紡纺絲丝綜综綱纲緩缓縫缝繪绘繫系罰罚羅罗聖圣聞闻肅肃脫脱腫肿膚肤\
艦舰蘇苏蘭兰襲袭訊讯訪访詐诈誌志誠诚誰谁諮咨諾诺謀谋謝谢識识譽誉貝贝貼贴賠赔賬账賽赛贏赢贊赞趙赵跡迹蹤踪躍跃軌轨軟软輛辆輝辉\
轄辖轉转遼辽邏逻鄭郑鄰邻釀酿釘钉針针鋪铺鋼钢鍋锅鏡镜鑒鉴鑑鉴閑闲間间閣阁闊阔陝陕陳陈陸陆陰阴隱隐雞鸡霧雾韓韩頁页頓顿頻频願愿\
顏颜顯显飼饲飾饰飽饱騎骑騙骗驚惊髒脏鬆松鮮鲜鴨鸭鹽盐麥麦黃黄點点齒齿";

/// The simplified form of a traditional character; other characters stay.
pub fn simplified(c: char) -> char {
    pairs().find(|(traditional, _)| *traditional == c).map_or(c, |(_, simple)| simple)
}

/// Traditional characters with their simplified forms.
pub fn pairs() -> impl Iterator<Item = (char, char)> {
    let mut chars = TRADITIONAL.chars();
    std::iter::from_fn(move || chars.next().zip(chars.next()))
}

/// Traditional characters, each with its simplified form.
pub fn traditional() -> impl Iterator<Item = (char, char)> {
    TRADITIONAL.chars().step_by(2).zip(TRADITIONAL.chars().skip(1).step_by(2))
}

/// Whether a character is in GB 2312, the characters whose readings the browser can load.
pub fn is_common(c: char) -> bool {
    let mut utf8 = [0; 4];
    let (bytes, _, unmappable) = GBK.encode(c.encode_utf8(&mut utf8));
    !unmappable && matches!(bytes[..], [0xb0..=0xf7, 0xa1..=0xfe])
}

/// `search/rare.js`: what is known of the common characters that are not in `used`.
pub fn file(used: &BTreeSet<char>) -> Artifact {
    let common = ('\u{4e00}'..='\u{9fff}').filter(|c| !used.contains(c) && is_common(*c));
    let (readings, pairs) = (pack::literal(&syllables(common)), pack::literal(&TRADITIONAL));
    let script = format!("mingbaiSearch(\"rare\",{readings},{pairs});\n");
    Artifact { path: "search/rare.js".into(), bytes: script.into_bytes() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_leads_to_a_common_character_that_leads_no_further() {
        let chars: Vec<char> = TRADITIONAL.chars().collect();
        assert_eq!(chars.len() % 2, 0);
        let mut seen = BTreeSet::new();
        for pair in chars.chunks(2) {
            assert!(pair[0] != pair[1] && is_common(pair[1]), "{pair:?}");
            assert_eq!(simplified(pair[1]), pair[1], "{pair:?}");
            assert!(seen.insert(pair[0]), "{pair:?} stands twice");
        }
    }

    #[test]
    fn traditional_words_become_simplified() {
        let words: String = "身份證換領，醫療費報銷，駕駛證".chars().map(simplified).collect();
        assert_eq!(words, "身份证换领，医疗费报销，驾驶证");
    }

    #[test]
    fn common_characters_are_those_of_gb_2312() {
        assert!(is_common('架') && is_common('啊') && is_common('齄'));
        assert!(!is_common('證') && !is_common('a') && !is_common('，') && !is_common('\u{20000}'));
    }
}
