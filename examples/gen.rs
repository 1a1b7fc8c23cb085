#[path = "../benches/generated/mod.rs"]
mod generated;
fn main() {
    let d = std::env::args().nth(1).unwrap();
    let n: usize = std::env::args().nth(2).unwrap().parse().unwrap();
    std::fs::create_dir_all(&d).unwrap();
    for (i, t) in generated::Programmes::new().take(n).enumerate() {
        std::fs::write(format!("{d}/{i:06}.txt"), t).unwrap();
    }
}
