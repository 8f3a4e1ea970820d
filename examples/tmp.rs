fn main() {
    match bianzhi::packs::load_pack("liaoning_2024", &bianzhi::packs::embedded_packs()) {
        Ok(p) => println!(
            "{} {} tables {} tie-outs",
            p.title,
            p.tables.len(),
            p.tie_outs.len()
        ),
        Err(e) => println!("{e}"),
    }
}
