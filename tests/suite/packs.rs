//! Packs: the embedded ones are good and complete, and mistakes are refused with file, place and reason.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bianzhi::codes::CodeLevel;
use bianzhi::packs::Body;
use bianzhi::packs::Pack;
use bianzhi::packs::PackFiles;
use bianzhi::packs::TreeList;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::rules::RULES;

type Packs = BTreeMap<String, PackFiles>;

/// Loads the region's pack after a change and checks the words of the refusal.
fn check_refused(change: impl FnOnce(&mut Packs), words: &[&str]) {
    check_refused_pack("liaoning_2024", change, words);
}

fn check_refused_pack(id: &str, change: impl FnOnce(&mut Packs), words: &[&str]) {
    let mut packs = embedded_packs();
    change(&mut packs);
    let message = load_pack(id, &packs)
        .expect_err("it must be refused")
        .to_string();
    for word in words {
        assert!(message.contains(word), "“{word}” is missing in: {message}");
    }
}

fn replace(packs: &mut Packs, pack: &str, file: &str, from: &str, to: &str) {
    let text = packs
        .get_mut(pack)
        .and_then(|files| files.get_mut(file))
        .expect("the file is there");
    assert!(text.contains(from), "{file} has {from}");
    *text = text.replacen(from, to, 1);
}

#[test]
fn every_embedded_pack_loads() {
    for id in embedded_packs().keys() {
        if let Err(error) = load_pack(id, &embedded_packs()) {
            panic!("{error}");
        }
    }
}

#[test]
fn every_file_of_the_pack_folder_is_embedded() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/packs");
    let mut on_disk: Vec<String> = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "ron") {
                let name = path.strip_prefix(&root).unwrap();
                on_disk.push(name.to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    on_disk.sort();
    let embedded: Vec<String> = embedded_packs()
        .iter()
        .flat_map(|(id, files)| files.keys().map(move |file| format!("{id}/{file}")))
        .collect();
    assert_eq!(embedded, on_disk);
}

#[test]
fn an_unknown_pack_is_refused_with_those_there_are() {
    let error = load_pack("mars_2024", &embedded_packs())
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("mars_2024") && error.contains("liaoning_2024"),
        "{error}"
    );
}

#[test]
fn packs_that_extend_each_other_in_a_circle_are_refused() {
    check_refused(
        |packs| {
            let from = "title: \"全国通用\",";
            let to = "title: \"全国通用\", extends: \"liaoning_2024\",";
            replace(packs, "cn_base", "pack.ron", from, to);
        },
        &["成环", "“liaoning_2024” → “cn_base” → “liaoning_2024”"],
    );
}

#[test]
fn a_missing_list_is_refused_with_its_name() {
    check_refused(
        |packs| {
            let base = packs.get_mut("cn_base").expect("the base is there");
            base.remove("lists/obsolete_terms.ron");
        },
        &["liaoning_2024", "缺少规则用表", "已停用的科目名称和用语"],
    );
}

#[test]
fn an_unknown_field_is_refused_with_file_and_place() {
    check_refused(
        |packs| {
            replace(
                packs,
                "liaoning_2024",
                "tables/07_three_public.ron",
                "header:",
                "heading:",
            );
        },
        &[
            "liaoning_2024",
            "tables/07_three_public.ron",
            "行",
            "不认识的字段“heading”",
            "header",
        ],
    );
}

#[test]
fn a_missing_parameter_is_refused_by_name() {
    check_refused(
        |packs| {
            packs
                .get_mut("cn_base")
                .unwrap()
                .remove("parameters/staff_control_rate.ron");
        },
        &["缺少参数“在职人员控制率上限”", "2024"],
    );
    check_refused(
        |packs| {
            let file = "parameters/staff_control_rate.ron";
            replace(packs, "cn_base", file, "from: 2018", "from: 2026");
        },
        &["缺少参数“在职人员控制率上限”", "2024"],
    );
}

/// Replaces a text in a file of the region's pack and checks the words of the refusal.
fn check_replaced(file: &str, from: &str, to: &str, words: &[&str]) {
    check_refused(
        |packs| replace(packs, "liaoning_2024", file, from, to),
        words,
    );
}

#[test]
fn tie_outs_that_name_what_is_not_there_are_refused() {
    let file = "tie_outs/arithmetic.ron";
    let column = ["勾稽关系 A-01", "没有栏“nothing”"];
    check_replaced(file, "\"spending_amount\")", "\"nothing\")", &column);
    let row = ["勾稽关系 A-01", "没有行“no”"];
    check_replaced(file, "Id(\"revenue_grand\")", "Id(\"no\")", &row);
}

#[test]
fn tables_that_contradict_themselves_are_refused() {
    let file = "tables/09_project_expenditure.ron";
    let misfit = ["“project_expenditure”", "栏“单位名称”的内容与表体不配"];
    check_replaced(file, "value: UnitName", "value: Code", &misfit);
    check_replaced(
        file,
        "column: \"unit\"",
        "column: \"units\"",
        &["合计行", "units"],
    );
    let twice = ["栏标识“unit”重复"];
    check_replaced(
        file,
        "Column((id: \"project\"",
        "Column((id: \"unit\"",
        &twice,
    );
}

#[test]
fn forms_that_ask_for_what_records_do_not_have_are_refused() {
    let check = |file: &str, from: &str, to: &str, word: &str| {
        let change = |packs: &mut Packs| replace(packs, "hebei_2023", file, from, to);
        check_refused_pack("hebei_2023", change, &[word]);
    };
    let overview = "tables/01_revenue_expenditure_overview.ron";
    check(
        overview,
        "first: \"revenue_item\"",
        "first: \"item\"",
        "栏次要从栏“item”编起",
    );
    let institutions = "tables/10_institutions.ron";
    check(
        institutions,
        "\"行政单位\"",
        "\"行政机关\"",
        "“行政机关”不是字段“nature”的选项",
    );
    check(
        institutions,
        "Worded(\"nature\"",
        "Worded(\"name\"",
        "换写的字段“name”不是选项",
    );
    check(
        institutions,
        "Field(\"rank\")",
        "Field(\"ranks\")",
        "取的字段“ranks”不存在",
    );
    let procurement = "tables/12_procurement.ron";
    check(
        procurement,
        "\"sme_amount\"",
        "\"item\"",
        "合计的字段“item”不是金额",
    );
    check(
        procurement,
        "levels: [Record]",
        "levels: [Project]",
        "没有记录行",
    );
    let groups = "value: GroupName(\"{unit_short}小计\")";
    let refused = |file: &str, from: &str, to: &str| {
        let change = |packs: &mut Packs| replace(packs, "hebei_2019", file, from, to);
        check_refused_pack("hebei_2019", change, &["的内容与表体不配"]);
    };
    refused(
        "tables/12_procurement.ron",
        groups,
        "value: Indicator(Good)",
    );
    let duties = "tables/10_duty_performance.ron";
    refused(duties, "value: ProjectGoal", "value: Field(\"goal\")");
    let stock = "tables/13_asset_stock.ron";
    check(stock, "id: \"houses\"", "id: \"all\"", "行标识“all”重复");
    check(stock, "Stock(Value)", "Sum([])", "的内容与表体不配");
}

#[test]
fn packs_that_are_not_what_they_say_are_refused() {
    let id = "id: \"liaoning_2024\"";
    check_replaced("pack.ron", id, "id: \"other\"", &["标识", "other"]);
    check_replaced(
        "pack.ron",
        "\"cn_base\"",
        "\"cn_bass\"",
        &["没有名为“cn_bass”"],
    );
    let remove_head = |packs: &mut Packs| {
        packs.get_mut("liaoning_2024").unwrap().remove("pack.ron");
    };
    check_refused(remove_head, &["缺少文件 pack.ron"]);
}

#[test]
fn what_a_region_drops_is_a_rule() {
    let packs = embedded_packs();
    for id in packs.keys() {
        let pack = load_pack(id, &packs).expect("the pack is good");
        for code in &pack.dropped_rules {
            let is_rule = RULES.iter().any(|rule| rule.code == code);
            assert!(is_rule, "{id} drops {code}");
        }
    }
}

#[test]
fn every_parameter_and_tie_out_has_a_source() {
    for id in embedded_packs().keys() {
        check_sources(&load_pack(id, &embedded_packs()).expect("it is embedded"));
    }
}

fn check_sources(pack: &Pack) {
    for parameter in pack.parameters.values() {
        assert!(!parameter.unit.is_empty(), "{:?}", parameter.id);
        assert!(
            parameter
                .values
                .iter()
                .all(|it| it.source.chars().count() > 5),
            "{:?}",
            parameter.id
        );
    }
    for tie_out in &pack.tie_outs {
        for text in [
            &tie_out.title,
            &tie_out.why,
            &tie_out.remedy,
            &tie_out.basis,
        ] {
            assert!(text.chars().count() > 5, "{}: {text}", tie_out.id);
        }
    }
}

const EQUIPMENT: &str = "asset_standards/office_equipment.ron";

#[test]
fn an_asset_standard_that_makes_no_sense_is_refused() {
    let refused = |from: &str, to: &str, reason: &str| {
        check_refused(
            |packs| replace(packs, "cn_base", EQUIPMENT, from, to),
            &["资产配置标准“台式计算机”（“desktop”）", reason],
        );
    };
    refused("PerHead(\"1\")", "PerHead(\"0\")", "每人数量应大于零");
    refused("PerHead(\"1\")", "HeadsForOne([])", "末档不封顶");
    refused("[\"A02010105\"]", "[]", "没有资产分类");
    refused("Some(\"5000\")", "Some(\"0\")", "单价上限应大于零");
}

#[test]
fn a_region_has_its_own_asset_standard_from_some_year_on() {
    let mut packs = embedded_packs();
    let text = packs["cn_base"][EQUIPMENT].clone();
    let files = packs.get_mut("liaoning_2024").expect("the pack is there");
    let own = text.replace("\"5000\"", "\"4000\"").replace("2017", "2022");
    files.insert(EQUIPMENT.to_owned(), own);
    let pack = load_pack("liaoning_2024", &packs).expect("the pack loads");
    let cap = |year| {
        let year = bianzhi::codes::BudgetYear::try_new(year).expect("a year");
        let mut standards = pack.asset_standards(year);
        let desktop = standards.find(|it| it.id == "desktop");
        desktop
            .and_then(|it| it.price_cap)
            .map(bianzhi::money::Money::fen)
    };
    assert_eq!(cap(2021), Some(500_000));
    assert_eq!(cap(2022), Some(400_000));
    assert_eq!(cap(2016), None);
}

/// The tables every department has to publish, whatever they are called.
const PUBLIC: [&str; 7] = [
    "revenue_expenditure_overview",
    "expenditure_by_function",
    "appropriation_overview",
    "general_expenditure",
    "general_basic_expenditure",
    "three_public",
    "government_fund_expenditure",
];

/// The table of revenue, by unit or by function.
const REVENUE: [&str; 2] = ["revenue_by_unit", "revenue_by_function"];

#[test]
fn every_pack_with_tables_has_those_that_are_published_down_to_the_lowest_codes() {
    for id in embedded_packs().keys() {
        let pack = load_pack(id, &embedded_packs()).expect("it is embedded");
        if pack.tables.is_empty() {
            continue;
        }
        let ids = pack.tables.iter().map(|it| it.id.as_str());
        let revenue = ids.filter(|id| REVENUE.contains(id)).count();
        assert_eq!(revenue, 1, "{id}: tables of revenue");
        for name in &PUBLIC {
            let table = pack.tables.iter().find(|it| it.id.as_str() == *name);
            let table = table.unwrap_or_else(|| panic!("{id} has no {name}"));
            if let Body::Tree { list, levels, .. } = &table.body {
                let lowest = match list {
                    TreeList::Function => CodeLevel::Item,
                    TreeList::Economic | TreeList::Government => CodeLevel::Section,
                };
                assert!(levels.contains(&lowest), "{id}: {name} stops above");
            }
        }
    }
}
