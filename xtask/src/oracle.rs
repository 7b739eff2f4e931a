//! `cargo xtask oracle`: the corpus against a live server.

use sqlweave_oracle::live::Oracle;
use sqlweave_oracle::own;
use sqlweave_oracle::{Answer, corpus};

/// Compare the corpus with a live server, or write down what the server says.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Write the server's answers into the corpus.
    #[arg(long)]
    bless: bool,
    /// Compare sqlweave with the corpus instead; no server is started.
    #[arg(long, conflicts_with = "bless")]
    own: bool,
    /// With `--own`: the wording of errors, too.
    #[arg(long, requires = "own")]
    wording: bool,
    /// Only the areas whose name contains this.
    #[arg(default_value = "")]
    filter: String,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), String> {
    if arguments.own {
        let same = if arguments.wording { Answer::is_worded_as } else { Answer::agrees_with };
        return compare_own(&arguments.filter, same);
    }
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let oracle = Oracle::start("oracle", &corpus::common_schema()?).await?;
        println!("PostgreSQL {}", oracle.version);
        let mut different = 0;
        for mut file in corpus::load(&arguments.filter)? {
            let found = oracle.compare(&file).await?;
            let (cases, area) = (file.statements().count(), file.area.clone());
            let refused = file.statements().filter(|case| {
                case.answer(oracle.version).is_some_and(|answer| answer.refusal().is_some())
            });
            println!(
                "{area:28} {cases:4} cases, {:3} refused, {:3} new",
                refused.count(),
                found.len()
            );
            different += found.len();
            for difference in &found {
                println!("{difference}");
            }
            if arguments.bless {
                file.bless(oracle.version, found);
                std::fs::write(&file.path, file.to_string()).map_err(|error| error.to_string())?;
            }
        }
        if different == 0 || arguments.bless {
            return Ok(());
        }
        Err(format!("{different} answers differ: `cargo xtask oracle --bless` writes them down"))
    })
}

/// Where sqlweave disagrees with what the corpus holds.
fn compare_own(filter: &str, same: fn(&Answer, &Answer) -> bool) -> Result<(), String> {
    let common = corpus::common_schema()?;
    let (mut cases, mut different) = (0, 0);
    for file in corpus::load(filter)? {
        let found = own::compare(&file, &common, same).map_err(|errors| errors.join("\n"))?;
        let statements = file.statements().count();
        println!("{:28} {statements:4} cases, {:3} disagreements", file.area, found.len());
        for difference in &found {
            println!("{difference}");
        }
        cases += statements;
        different += found.len();
    }
    println!("{different} of {cases} disagree");
    if different == 0 { Ok(()) } else { Err("sqlweave and the server disagree".to_owned()) }
}
