//! JSON values as YAML, one field a line; texts in quotes, as JSON writes them.

use serde_json::Value;

pub fn text(value: &Value) -> String {
    let mut text = String::new();
    block(value, 0, &mut text);
    text
}

fn block(value: &Value, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                text.push_str(&format!("{indent}{name}:"));
                below(value, depth + 1, text);
            }
        }
        Value::Array(items) => {
            for item in items {
                text.push_str(&format!("{indent}- {item}\n"));
            }
        }
        value => text.push_str(&format!("{indent}{value}\n")),
    }
}

/// Behind a colon: a list of single values and whatever is short stays on the line.
fn below(value: &Value, depth: usize, text: &mut String) {
    let is_deep =
        |value: &Value| value.is_object() || value.as_array().is_some_and(|items| items.iter().any(Value::is_object));
    if is_deep(value) {
        text.push('\n');
        block(value, depth, text);
    } else {
        text.push_str(&format!(" {value}\n"));
    }
}
