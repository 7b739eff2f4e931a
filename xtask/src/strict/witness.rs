//! `witness.tsv`: for each function what was read and what the calls gave.

use super::{Function, Outcome, Verdict};
use sqlweave_core::catalog::builtin::format::version_bit;
use sqlweave_core::catalog::builtin::format::{parse_versions, show_versions};
use std::{collections::BTreeMap, error::Error, fmt::Write, path::PathBuf};

const HEADER: &str = "signature\tsymbol\tverdict\twhy\tcalls\tgood\tnulls\texample\tversions\n";

#[derive(Default)]
pub(super) struct Witness(BTreeMap<Vec<String>, u32>);

impl Witness {
    pub(super) fn read() -> Result<Witness, Box<dyn Error>> {
        let mut rows = BTreeMap::new();
        let text = match std::fs::read_to_string(path()) {
            Ok(text) => text,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Witness::default()),
            Err(e) => return Err(e.into()),
        };
        for line in text.lines().skip(1) {
            let mut fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
            let versions = fields.pop().and_then(|v| parse_versions(&v)).ok_or("witness.tsv")?;
            rows.insert(fields, versions);
        }
        Ok(Witness(rows))
    }

    pub(super) fn remove_version(&mut self, version: u8) {
        self.0.retain(|_, versions| {
            *versions &= !version_bit(version);
            *versions != 0
        });
    }

    pub(super) fn add(
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
            function.parts.join(" ")
        } else if function.language == "internal" {
            function.symbol.clone()
        } else {
            "-".into()
        };
        let counts = [outcome.calls, outcome.good, outcome.nulls].map(|n| n.to_string());
        let [calls, good, nulls] = counts;
        let fields = [
            function.signature.clone(),
            symbol,
            verdict.into(),
            why.into(),
            calls,
            good,
            nulls,
            outcome.example.clone(),
        ];
        let fields = fields.map(|field| field.replace(['\t', '\n'], " "));
        *self.0.entry(fields.to_vec()).or_default() |= version_bit(version);
    }

    pub(super) fn write(&self) -> Result<(), Box<dyn Error>> {
        let mut text = HEADER.to_owned();
        for (fields, versions) in &self.0 {
            writeln!(text, "{}\t{}", fields.join("\t"), show_versions(*versions))?;
        }
        Ok(std::fs::write(path(), text)?)
    }
}

fn path() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src/strict/witness.tsv"))
}
