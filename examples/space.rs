use tantivy::schema::Value;
fn main() {
    let p = std::env::args().nth(1).unwrap();
    let i = tantivy::Index::open_in_dir(&p).unwrap();
    let s = i.reader().unwrap().searcher();
    let u = s.space_usage().unwrap();
    println!("{}", serde_json::to_string(&u).unwrap());
    let f = i.schema().get_field("record").unwrap();
    let (mut a, mut n) = (0, 0);
    for seg in s.segment_readers() {
        let st = seg.get_store_reader(10).unwrap();
        for d in st.iter::<tantivy::TantivyDocument>(seg.alive_bitset()) {
            let d = d.unwrap();
            a += d.get_first(f).and_then(|v| v.as_str().map(|s| s.len())).unwrap_or(0);
            n += 1;
        }
    }
    eprintln!("record {a} units {n}");
}
