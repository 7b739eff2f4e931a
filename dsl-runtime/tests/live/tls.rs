//! TLS by a connector of tokio-postgres's, against a server with a certificate of its own.

use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};
use sqlweave_runtime::{Connection, ErrorKind};
use sqlweave_test_server::Server;
use tokio_postgres::NoTls;
use tokio_postgres_rustls::MakeRustlsConnect;

/// A connector that trusts these certificates and no others.
fn connector(trusted: &[CertificateDer<'static>]) -> MakeRustlsConnect {
    let mut roots = RootCertStore::empty();
    for certificate in trusted {
        roots.add(certificate.clone()).unwrap();
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    MakeRustlsConnect::new(config)
}

/// Has the server write a file that only it may read, where its data is.
async fn write(admin: &tokio_postgres::Client, file: &str, text: &str) {
    let copy = format!(
        "copy (select line from regexp_split_to_table('{text}', '\\n') line) to program 'umask 077; cat > {file}'"
    );
    admin.batch_execute(&copy).await.unwrap();
}

#[tokio::test]
async fn connections_are_encrypted_where_the_url_says_so() {
    let server = Server::start().unwrap();
    let admin = super::support::open(&server.url()).await;
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    write(&admin, "server.crt", &made.cert.pem()).await;
    write(&admin, "server.key", &made.signing_key.serialize_pem()).await;
    admin.batch_execute("alter system set ssl = on").await.unwrap();
    admin.batch_execute("select pg_reload_conf()").await.unwrap();
    let url = server.url().replace("@127.0.0.1:", "@localhost:");
    let url = format!("{url}?hostaddr=127.0.0.1&sslmode=require");
    let trusted = [made.cert.der().clone()];
    // The server reads its configuration when it comes to it.
    let mut tries = 0;
    let db = loop {
        match Connection::connect(&url, connector(&trusted)).await {
            Ok(db) => break db,
            Err(error) => assert!(tries < 100, "{error:?}"),
        }
        tries += 1;
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    };
    let row = db
        .client()
        .query_one("select ssl, version from pg_stat_ssl where pid = pg_backend_pid()", &[])
        .await
        .unwrap();
    assert!(row.get::<_, bool>(0));
    assert!(row.get::<_, &str>(1).starts_with("TLS"));

    // A certificate that nobody trusts, and no TLS at all, are refused here.
    let other = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let refused = Connection::connect(&url, connector(&[other.cert.der().clone()])).await;
    assert_eq!(refused.unwrap_err().kind(), ErrorKind::Connection);
    let refused = Connection::connect(&url, NoTls).await;
    assert_eq!(refused.unwrap_err().kind(), ErrorKind::Connection);
}
