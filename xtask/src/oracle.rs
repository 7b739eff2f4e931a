//! `cargo xtask oracle`: the corpus against live servers.

use std::path::PathBuf;

use sqlweave_oracle::live::Oracle;
use sqlweave_oracle::own::Common;
use sqlweave_oracle::{Answer, corpus};
use sqlweave_test_server::Server;

/// Compare the corpus with live servers, or write down what they say.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Write the servers' answers into the corpus.
    #[arg(long)]
    bless: bool,
    /// A folder with a server's binaries, one for each version; without any those that
    /// `SQLWEAVE_POSTGRES_BIN` names, or the installed server.
    #[arg(long, value_name = "FOLDER")]
    binaries: Vec<PathBuf>,
    /// Compare sqlweave with the corpus instead, for every version; no server is started.
    #[arg(long, conflicts_with_all = ["bless", "binaries"])]
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
    let mut folders = arguments.binaries.clone();
    if folders.is_empty() {
        folders = Server::all_binaries().map_err(|error| error.to_string())?;
    }
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    let mut different = 0;
    for folder in folders {
        let server = Server::start_from(&folder).map_err(|error| error.to_string())?;
        different += runtime.block_on(compare(&server, arguments))?;
    }
    if different == 0 || arguments.bless {
        return Ok(());
    }
    Err(format!("{different} answers differ: `cargo xtask oracle --bless` writes them down"))
}

/// How many answers of a server are not those of the corpus. The corpus is read for each server, since the last
/// one may have written into it.
async fn compare(server: &Server, arguments: &Arguments) -> Result<usize, String> {
    let oracle = Oracle::start_on(server, "oracle", &corpus::common_schema()?).await?;
    println!("PostgreSQL {}", oracle.version);
    let mut different = 0;
    for mut file in corpus::load(&arguments.filter)? {
        let found = oracle.compare(&file).await?;
        let (cases, area) = (file.statements().count(), file.area.clone());
        let refused = file.statements().filter(|case| {
            case.answer(oracle.version).is_some_and(|answer| answer.refusal().is_some())
        });
        println!("{area:28} {cases:4} cases, {:3} refused, {:3} new", refused.count(), found.len());
        different += found.len();
        for difference in &found {
            println!("{difference}");
        }
        if arguments.bless {
            file.bless(oracle.version, found);
            std::fs::write(&file.path, file.to_string()).map_err(|error| error.to_string())?;
        }
    }
    Ok(different)
}

/// Where sqlweave disagrees with what the corpus holds.
fn compare_own(filter: &str, same: fn(&Answer, &Answer) -> bool) -> Result<(), String> {
    let common = Common::load()?;
    let (mut cases, mut different) = (0, 0);
    for file in corpus::load(filter)? {
        let found = common.compare(&file, same)?;
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
