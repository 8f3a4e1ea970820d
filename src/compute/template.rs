//! Texts of definitions with names in them that are filled in: `单位名称：{unit}`.

/// Replaces each `{name}` that `value_of` knows, once: braces in a value stay as they are.
pub(in crate::compute) fn substitute<'a>(
    text: &str,
    value_of: impl Fn(&str) -> Option<&'a str>,
) -> String {
    let template = Template::of(text, value_of);
    let parts = template.parts.iter();
    let filled: String = parts
        .flat_map(|(before, value)| [before.as_str(), *value])
        .collect();
    filled + &template.tail
}

/// The same, but what stands between two values goes with a value that is blank.
pub(in crate::compute) fn joined<'a>(
    text: &str,
    value_of: impl Fn(&str) -> Option<&'a str>,
) -> String {
    let template = Template::of(text, value_of);
    let mut filled = String::new();
    for (at, (before, value)) in template.parts.iter().enumerate() {
        if !value.is_empty() {
            if at == 0 || !filled.is_empty() {
                filled.push_str(before);
            }
            filled.push_str(value);
        }
    }
    if template
        .parts
        .last()
        .is_none_or(|(_, value)| !value.is_empty())
    {
        filled.push_str(&template.tail);
    }
    filled
}

/// A text with names in it, taken apart.
struct Template<'a> {
    /// Values, each with what stands before it.
    parts: Vec<(String, &'a str)>,
    /// What stands behind the last one.
    tail: String,
}

impl<'a> Template<'a> {
    fn of(text: &str, value_of: impl Fn(&str) -> Option<&'a str>) -> Self {
        let mut parts = Vec::new();
        let mut before = String::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            before.push_str(&rest[..open]);
            let after = &rest[open + 1..];
            let known = after
                .split_once('}')
                .and_then(|(name, tail)| Some((value_of(name)?, tail)));
            if let Some((value, tail)) = known {
                parts.push((std::mem::take(&mut before), value));
                rest = tail;
            } else {
                before.push('{');
                rest = after;
            }
        }
        before.push_str(rest);
        Self {
            parts,
            tail: before,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::joined;
    use super::substitute;

    #[test]
    fn what_stands_between_two_values_goes_with_a_blank_one() {
        let check = |values: [&'static str; 3], expected: &str| {
            let value = |name: &str| match name {
                "code" => Some(values[0]),
                "unit" => Some(values[1]),
                "division" => Some(values[2]),
                _ => None,
            };
            let filled = joined("{code} {unit}-{division}", value);
            assert_eq!(filled, expected);
        };
        check(["023", "某局", "08"], "023 某局-08");
        check(["", "某局", "08"], "某局-08");
        check(["023", "某局", ""], "023 某局");
        check(["", "", ""], "");
        assert_eq!(joined("无", |_| None), "无");
        assert_eq!(joined("共{n}项", |_| Some("3")), "共3项");
        assert_eq!(joined("共{n}项", |_| Some("")), "");
    }

    #[test]
    fn names_are_replaced_once_and_other_braces_stay() {
        let value = |name: &str| match name {
            "unit" => Some("甲{year}"),
            "year" => Some("2024"),
            _ => None,
        };
        let check = |text, expected: &str| assert_eq!(substitute(text, value), expected);
        check("单位：{unit}（{year}）", "单位：甲{year}（2024）");
        check("{other} {{year} {", "{other} {2024 {");
        check("", "");
    }
}
