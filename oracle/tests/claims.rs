//! What is claimed of the rows of chosen statements, and what a simpler rule would get wrong, on every server that is
//! there.

use sqlweave_oracle::claims::{self, Checked};
use sqlweave_test_server::Server;

#[test]
fn claims_are_as_sharp_as_they_can_be_and_no_sharper() {
    let mut checked = Checked::default();
    for binaries in Server::all_binaries().unwrap() {
        let server = Server::start_from(&binaries).unwrap();
        claims::check(&server.url(), &mut checked).unwrap();
    }
    assert!(checked.wrong.is_empty(), "{}", checked.wrong.join("\n"));
    let few = checked.cases.iter().any(|(_, count)| *count < 150);
    assert!(!few, "too few cases ran: {:?}", checked.cases);
}
