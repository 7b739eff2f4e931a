//! `witness.tsv`, and `witness_extensions.tsv`: for each function what was read and what the calls gave.

use super::{Function, Judged, Outcome, Verdict};
use sqlweave_core::catalog::builtin::format::version_bit;
use sqlweave_core::catalog::builtin::format::{parse_versions, show_versions};
use std::{
    collections::BTreeMap,
    error::Error,
    fmt::Write,
    path::{Path, PathBuf},
};

const HEADER: &str = "signature\tsymbol\tverdict\twhy\tcalls\tgood\tnulls\texample\tversions\n";

pub(super) struct Witness {
    path: PathBuf,
    rows: BTreeMap<Vec<String>, u32>,
}

impl Witness {
    /// Of what is built in, or of extensions.
    pub(super) fn read(extensions: bool) -> Result<Witness, Box<dyn Error>> {
        let name = if extensions { "witness_extensions.tsv" } else { "witness.tsv" };
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/strict").join(name);
        let mut rows = BTreeMap::new();
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(e) => return Err(e.into()),
        };
        for line in text.lines().skip(1) {
            let mut fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
            let versions = fields.pop().and_then(|v| parse_versions(&v)).ok_or("witness.tsv")?;
            rows.insert(fields, versions);
        }
        Ok(Witness { path, rows })
    }

    /// Puts what was found in a version in the place of what stands of it.
    pub(super) fn replace(&mut self, judged: &Judged) {
        super::forget(&mut self.rows, version_bit(judged.version));
        for function in &judged.functions {
            let outcome = judged.outcomes.get(&function.oid).cloned().unwrap_or_default();
            self.add(judged.version, function, &judged.verdict(function), &outcome);
        }
    }

    fn add(
        &mut self,
        version: u8,
        function: &Function,
        verdict: &Verdict,
        (_, outcome): &(usize, Outcome),
    ) {
        let (verdict, why) = match verdict {
            Verdict::Source => ("never_null", "source"),
            Verdict::Reviewed => ("never_null", "reviewed"),
            Verdict::Body => ("never_null", "body"),
            Verdict::No(why) => ("nullable", why.as_str()),
        };
        let symbol = if function.aggregate.is_some() {
            let parts: Vec<&str> = function.parts.iter().map(|part| part.name.as_str()).collect();
            parts.join(" ")
        } else if function.is_c() {
            function.symbol.name.clone()
        } else {
            "-".into()
        };
        let counts = [outcome.calls, outcome.good, outcome.nulls].map(|n| n.to_string());
        let [calls, good, nulls] = counts;
        let extension = function.extension.map(|name| format!("{name}: ")).unwrap_or_default();
        let fields = [
            extension + &function.signature,
            symbol,
            verdict.into(),
            why.into(),
            calls,
            good,
            nulls,
            outcome.example.clone(),
        ];
        let fields = fields.map(|field| field.replace(['\t', '\n'], " "));
        *self.rows.entry(fields.to_vec()).or_default() |= version_bit(version);
    }

    pub(super) fn write(&self) -> Result<(), Box<dyn Error>> {
        let mut text = HEADER.to_owned();
        for (fields, versions) in &self.rows {
            writeln!(text, "{}\t{}", fields.join("\t"), show_versions(*versions))?;
        }
        Ok(std::fs::write(&self.path, text)?)
    }
}
