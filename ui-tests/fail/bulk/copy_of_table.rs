fn main() {
    let _ = sqlweave::query! { copy users to stdout };
}
