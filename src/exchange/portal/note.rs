//! What became of a value that did not simply fill a field.

/// Why a value is not, or not surely, in the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    NoPlace,
    UnknownField,
    WrongShape,
    UnknownWord,
    NotALimit,
    NotANumber,
    NotAPhone,
    PrivateMobile,
    NotAnAddress,
    NotOnline,
    NotABody,
    Differs,
    NameDiffers,
    RolesOnly,
    TakenFromText,
    AsWritten,
    RoomOrHallOnly,
    MoreThanWindows,
    BreaksOff,
    UnclearNumbers,
    PromiseLonger,
    CreditCode,
    ChannelsDisagree,
    AskedTwice,
    SituationRead,
    SituationUnread,
}

impl Reason {
    /// Key of `lang/` that says it.
    pub fn word(self) -> &'static str {
        match self {
            Reason::NoPlace => "import.reason.no-place",
            Reason::UnknownField => "import.reason.unknown-field",
            Reason::WrongShape => "import.reason.wrong-shape",
            Reason::UnknownWord => "import.reason.unknown-word",
            Reason::NotALimit => "import.reason.not-a-limit",
            Reason::NotANumber => "import.reason.not-a-number",
            Reason::NotAPhone => "import.reason.not-a-phone",
            Reason::PrivateMobile => "import.reason.private-mobile",
            Reason::NotAnAddress => "import.reason.not-an-address",
            Reason::NotOnline => "import.reason.not-online",
            Reason::NotABody => "import.reason.not-a-body",
            Reason::Differs => "import.reason.differs",
            Reason::NameDiffers => "import.reason.name-differs",
            Reason::RolesOnly => "import.reason.roles-only",
            Reason::TakenFromText => "import.reason.taken-from-text",
            Reason::AsWritten => "import.reason.as-written",
            Reason::RoomOrHallOnly => "import.reason.room-or-hall-only",
            Reason::MoreThanWindows => "import.reason.more-than-windows",
            Reason::BreaksOff => "import.reason.breaks-off",
            Reason::UnclearNumbers => "import.reason.unclear-numbers",
            Reason::PromiseLonger => "import.reason.promise-longer",
            Reason::CreditCode => "import.reason.credit-code",
            Reason::ChannelsDisagree => "import.reason.channels-disagree",
            Reason::AskedTwice => "import.reason.asked-twice",
            Reason::SituationRead => "import.reason.situation-read",
            Reason::SituationUnread => "import.reason.situation-unread",
        }
    }

    /// Whether the value reached no field; otherwise it did, wholly or in part, and should be looked at.
    pub fn is_lost(self) -> bool {
        self <= Reason::NameDiffers
    }

    /// Whether the guide keeps the value in a comment, because no field holds all of it. It never keeps a mobile
    /// number.
    pub fn keeps_text(self) -> bool {
        self <= Reason::TakenFromText && self != Reason::PrivateMobile
    }
}

/// One remark about one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub line: usize,
    /// The portal's name of the field.
    pub field: String,
    pub reason: Reason,
    /// The value; empty where it must not be repeated.
    pub value: String,
}
