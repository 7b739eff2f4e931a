fn load(file: &str) {
    let _ = sqlweave::query! { copy users (name) from {file} };
}

fn main() {}
