//! The macros that declare the model: a record's struct, field table and reader in one breath, and closed sets of words.

/// Declares a record: a struct, its field table and its reader.
///
/// ```ignore
/// record! {
///     /// 一个楼层。
///     pub struct Floor: "kind.floor" {
///         /// 楼层名。
///         /// Name of the floor.
///         required name: Text, "名称" = "一楼";
///         /// 这一层的电话。
///         /// Phone of the floor.
///         optional phone: Text as Phone, "电话" = "0520-6821001";
///     }
/// }
/// ```
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident: $kind:literal $(= $short:ident)? {
        $(
            #[doc = $doc:literal] #[doc = $doc_en:literal]
            $need:ident $field:ident: $ty:ty $(as $form:ident)?, $zh:literal $(= $example:literal)?;
        )*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default)]
        pub struct $name {
            $( #[doc = $doc_en] pub $field: $ty, )*
            /// The whole mapping in its file.
            pub span: $crate::diag::Span,
        }

        impl $crate::model::record::Record for $name {
            const KIND: &'static str = $kind;
            const FIELDS: &'static [$crate::model::Field] = &[
                $( $crate::model::Field {
                    name: stringify!($field),
                    zh: $zh,
                    doc: $doc.trim_ascii(),
                    doc_en: $doc_en.trim_ascii(),
                    example: $crate::model::record::or_blank!($($example)?),
                    need: $crate::model::record::need!($need),
                    shape: $crate::model::record::shape!($ty $(, $form)?),
                }, )*
            ];

            const SHORTHAND: Option<&'static str> = $crate::model::record::shorthand!($($short)?);

            fn read(fields: &mut $crate::model::record::Fields<'_>) -> Self {
                let mut index = 0..;
                $( let $field = fields.take(index.next().unwrap_or_default()); )*
                let _ = index;
                $name { span: fields.span, $( $field, )* }
            }

            fn each_ref<'a>(&'a self, visit: &mut dyn FnMut($crate::model::RefAt<'a>)) {
                $( $crate::model::Texts::refs(&self.$field, visit); )*
            }

            fn each_text<'a>(&'a self, visit: &mut dyn FnMut($crate::model::FieldText<'a>)) {
                let mut fields = Self::FIELDS.iter();
                $( if let Some(field) = fields.next() {
                    $crate::model::Texts::texts(&self.$field, Self::KIND, field, visit);
                } )*
                let _ = fields;
            }
        }
    };
}

macro_rules! need {
    (required) => {
        $crate::model::Need::Required
    };
    (wanted) => {
        $crate::model::Need::Wanted
    };
    (optional) => {
        $crate::model::Need::Optional
    };
}

macro_rules! or_blank {
    () => {
        ""
    };
    ($example:literal) => {
        $example
    };
}

macro_rules! shape {
    ($ty:ty) => {
        <$ty as $crate::model::record::FromField>::SHAPE
    };
    ($ty:ty, $form:ident) => {
        <$ty as $crate::model::record::FromField>::SHAPE.formed($crate::model::TextForm::$form)
    };
}

/// Declares a closed set of words: what each means in Chinese and in English, the variant, the Chinese word editors
/// write, and an English one that is accepted too.
macro_rules! choice {
    ($(#[$meta:meta])* pub enum $name:ident: $kind:literal {
        $( #[doc = $doc:literal] #[doc = $doc_en:literal] $variant:ident = $zh:literal | $en:literal, )*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( #[doc = $doc_en] $variant, )* }

        impl $name {
            pub const ALL: &'static [$name] = &[ $( $name::$variant, )* ];

            /// The Chinese word.
            pub fn zh(self) -> &'static str {
                match self { $( $name::$variant => $zh, )* }
            }

            /// The English word, also used as an identifier in addresses and classes.
            pub fn en(self) -> &'static str {
                match self { $( $name::$variant => $en, )* }
            }
        }

        impl $crate::model::record::Choice for $name {
            const WORDS: &'static [$crate::model::ChoiceWord] = &[
                $( $crate::model::ChoiceWord {
                    zh: $zh,
                    en: $en,
                    doc: $doc.trim_ascii(),
                    doc_en: $doc_en.trim_ascii(),
                }, )*
            ];

            fn zh(self) -> &'static str {
                $name::zh(self)
            }

            fn en(self) -> &'static str {
                $name::en(self)
            }
        }

        impl $crate::model::Texts for $name {}

        impl $crate::model::record::FromNode for $name {
            const SHAPE: $crate::model::Shape =
                $crate::model::Shape::Choice($kind, <$name as $crate::model::record::Choice>::WORDS);

            fn from_node(node: &$crate::source::yaml::Node, diags: &mut $crate::diag::Diagnostics) -> Option<Self> {
                let (text, _) = $crate::model::record::scalar(node, $kind, diags)?;
                let found = Self::ALL.iter().copied().find(|choice| choice.zh() == text || choice.en() == text);
                if found.is_none() {
                    let words = [ $( ($zh, $en), )* ];
                    diags.push($crate::model::record::unknown_choice(node, text, $kind, &words));
                }
                found
            }
        }
    };
}

macro_rules! shorthand {
    () => {
        None
    };
    ($field:ident) => {
        Some(stringify!($field))
    };
}

pub(crate) use {choice, need, or_blank, record, shape, shorthand};
