//! A hall with one window that does as much as a test wants.

use std::fs;
use std::path::Path;

const SITE: &str = "name: 青禾市政务服务中心\nbase_url: https://zwfw.qinghe.example/\n";
const HALL: &str = "name: 青禾市政务服务中心\naddress: 青禾市府前大道66号\nhours:\n  - days: 周一至周五\n    \
                    times: [\"09:00-12:00\"]\nfloors:\n  - id: 1F\n    name: 一楼\n";
const WINDOW: &str = "a01:\n  number: A01\n  name: 青禾综合\n  hall: main\n  floor: 1F\n  phone: 0520-6821004\n  \
                      post: 综合受理岗\n  note: 一个窗口什么都办。\n";

pub struct Hall {
    folder: tempfile::TempDir,
    count: usize,
}

impl Hall {
    /// Guides with these titles, all at window `a01`.
    pub fn with(titles: &[String]) -> Self {
        let hall = Hall { folder: tempfile::tempdir().unwrap(), count: titles.len() };
        hall.write("site.yaml", SITE);
        hall.write("halls/main.yaml", HALL);
        hall.write("windows/all.yaml", WINDOW);
        for (number, title) in titles.iter().enumerate() {
            let guide = format!("title: {title}\nwindows: [a01]\nupdated: 2026-09-10\npromised_limit: 5个工作日\n");
            hall.write(&format!("guides/{}.yaml", id(number)), &guide);
        }
        hall
    }

    /// A guide that no card can hold.
    pub fn add_overlong(&self, id: &str) {
        let material = "- name: 一份名称很长、说明也很长的证明材料\n  note: 一段相当长的说明文字，长到一行放不下，要换到第二行去。\n";
        let guide = format!("title: 材料很多的事项\nwindows: [a01]\nmaterials:\n{}", material.repeat(30));
        self.write(&format!("guides/{id}.yaml"), &guide);
    }

    /// Its window names no floor.
    pub fn without_floor(&self) {
        self.write("windows/all.yaml", &WINDOW.replace("  floor: 1F\n", ""));
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Addresses of its guides, sorted.
    pub fn addresses(&self) -> Vec<String> {
        (0..self.count).map(|number| format!("https://zwfw.qinghe.example/guides/{}.html", id(number))).collect()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn id(number: usize) -> String {
    format!("guide-{number:03}")
}
