//! Databases for tests, on throwaway servers.

#![cfg(feature = "testing")]
#![allow(clippy::unwrap_used)]

use std::{
    env, fs,
    process::{Command, exit},
    thread,
    time::Duration,
};

use sqlweave::{Connection, SqlState, testing::TestDatabase};
use sqlweave_test_server::Server;
use tokio::{runtime::Builder, time};
use tokio_postgres::NoTls;

/// As `pg_dump` writes it, of a newer version and with what `--create` adds.
const DUMP: &str = r#"--
-- PostgreSQL database dump
--

\restrict dZ9

SET statement_timeout = 0;
SET setting_of_a_newer_version = 0;
SET client_encoding = 'UTF8';
SELECT pg_catalog.set_config('search_path', '', false);
CREATE DATABASE shop WITH TEMPLATE = template0;
\connect shop
ALTER DATABASE shop SET work_mem TO '64MB';
COMMENT ON DATABASE shop IS 'all of it';
CREATE SCHEMA public;
CREATE TABLE public.users (id bigint NOT NULL, name text DEFAULT ';');
CREATE FUNCTION public.count_users() RETURNS bigint
    LANGUAGE sql
    BEGIN ATOMIC
 SELECT count(*) AS count FROM public.users;
END;
ALTER TABLE ONLY public.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
GRANT CONNECT ON DATABASE shop TO nobody_of_that_name;

\unrestrict dZ9
"#;

fn server() -> &'static Server {
    Server::shared().unwrap()
}

/// Names of databases of a server, of tests and templates.
async fn names(server: &Server, prefix: &str) -> Vec<String> {
    let db = Connection::connect(&server.url(), NoTls).await.unwrap();
    let sql = "select datname::text from pg_database where starts_with(datname::text, $1)";
    db.client().query(sql, &[&prefix]).await.unwrap().iter().map(|row| row.get(0)).collect()
}

async fn databases(server: &Server) -> Vec<String> {
    names(server, "sqlweave_test_").await
}

async fn templates(server: &Server) -> Vec<String> {
    names(server, "sqlweave_template_").await
}

async fn count(db: &Connection) -> i64 {
    db.client().query_one("select count_users()", &[]).await.unwrap().get(0)
}

#[tokio::test]
async fn each_has_the_schema_and_rows_of_its_own() {
    let url = server().url();
    let (a, b) = tokio::join!(TestDatabase::create(&url, DUMP), TestDatabase::create(&url, DUMP));
    let (a, b) = (a.unwrap(), b.unwrap());
    assert_ne!(a.name(), b.name());
    assert!(a.name().len() < 63, "{}", a.name());
    let (in_a, in_b) = (a.connect().await.unwrap(), b.connect().await.unwrap());
    // The search path is not that of the dump.
    in_a.client().batch_execute("insert into users values (1), (2)").await.unwrap();
    assert_eq!((count(&in_a).await, count(&in_b).await), (2, 0));
    let (names, url) = ([a.name().to_owned(), b.name().to_owned()], a.url().to_owned());
    assert!(
        names.iter().all(|name| !format!("{a:?}{b:?}").contains("postgres://") && !name.is_empty())
    );
    a.close().await.unwrap();
    assert!(in_a.client().batch_execute("select 1").await.is_err(), "it is cut");
    assert!(Connection::connect(&url, NoTls).await.is_err());
    drop(b);
    let left = databases(server()).await;
    assert!(names.iter().all(|name| !left.contains(name)), "{left:?}");
}

/// Neither here nor in other processes do they come in each other's way, whichever database their URL names.
#[test]
fn many_at_once_share_one_template() {
    let server = Server::start().unwrap();
    let urls = [server.url(), server.create_database("other").unwrap()];
    for (what, urls) in [("close", &urls[..]), ("close_once", &urls[..1])] {
        thread::scope(|scope| {
            for number in 0..8 {
                let url = &urls[number % urls.len()];
                scope.spawn(move || match number {
                    0..4 => block_on(in_this_process(what, url)),
                    _ => assert!(another_process(what, url).success()),
                });
            }
        });
    }
    block_on(async {
        assert_eq!(databases(&server).await, [""; 0]);
        assert_eq!(templates(&server).await.len(), 2);
    });
}

#[test]
fn what_a_process_leaves_over_is_dropped_by_the_next() {
    let server = Server::start().unwrap();
    block_on(async {
        // Nobody is connected to this one, and it stays all the same.
        let mut kept = vec![TestDatabase::create(&server.url(), DUMP).await.unwrap()];
        assert_eq!(another_process("leave", &server.url()).code(), Some(7));
        let mut left = databases(&server).await;
        left.retain(|name| name != kept[0].name());
        assert_eq!(left.len(), 1);
        // The server sees a moment later that the process is gone.
        for _ in 0..50 {
            kept.push(TestDatabase::create(&server.url(), DUMP).await.unwrap());
            if !databases(&server).await.contains(&left[0]) {
                break;
            }
            time::sleep(Duration::from_millis(100)).await;
        }
        let mut there = databases(&server).await;
        let mut own: Vec<&str> = kept.iter().map(TestDatabase::name).collect();
        there.sort_unstable();
        own.sort_unstable();
        assert_eq!(there, own);
    });
}

/// One that somebody looks at stays as well.
#[tokio::test]
async fn only_what_is_not_in_use_is_left_over() {
    let server = Server::start().unwrap();
    for name in ["sqlweave_test_1_1_a", "sqlweave_test_1_1_b"] {
        server.create_database(name).unwrap();
    }
    let look = server.url_for("sqlweave_test_1_1_a");
    let look = Connection::connect(&look, NoTls).await.unwrap();
    let database = TestDatabase::create(&server.url(), DUMP).await.unwrap();
    let mut there = databases(&server).await;
    there.retain(|name| name != database.name());
    assert_eq!(there, ["sqlweave_test_1_1_a"]);
    drop(look);
}

#[test]
fn a_test_that_panics_drops_its_database() {
    let (name, left) = thread::spawn(|| {
        let (tell, told) = std::sync::mpsc::channel();
        let panicked = thread::spawn(move || {
            block_on(async {
                let database = TestDatabase::create(&server().url(), DUMP).await.unwrap();
                let db = database.connect().await.unwrap();
                tell.send(database.name().to_owned()).unwrap();
                assert_eq!(count(&db).await, 1, "this test fails on purpose");
            });
        });
        assert!(panicked.join().is_err());
        (told.recv().unwrap(), block_on(databases(server())))
    })
    .join()
    .unwrap();
    assert!(!left.contains(&name), "{left:?}");
}

#[tokio::test]
async fn one_that_nobody_waits_for_is_dropped() {
    let server = Server::start().unwrap();
    let url = server.url();
    for milliseconds in [5, 20, 60, 120] {
        let create = TestDatabase::create(&url, DUMP);
        let _ = time::timeout(Duration::from_millis(milliseconds), create).await;
    }
    for _ in 0..100 {
        if databases(&server).await.is_empty() && !templates(&server).await.is_empty() {
            return;
        }
        time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{:?}", databases(&server).await);
}

#[tokio::test]
async fn the_place_of_a_mistake_is_told() {
    let server = Server::start().unwrap();
    let broken = [
        // At the word, at the statement, and where something does not end.
        ("create table a (b int);\n\ncreate table é (\n  c int,\n  d strang);", 5, "42704"),
        ("\\restrict x\ncreate table a ();\n\n-- again\ncreate table a ();", 5, "42P07"),
        ("create table a ();\nselect 'x;\n", 2, "42601"),
        ("create table a ();\n/* b", 2, "42601"),
        ("create schema a;\ncreate schema a;", 2, "42P06"),
    ];
    for (schema, line, code) in broken {
        let error = TestDatabase::create(&server.url(), schema).await.unwrap_err();
        assert_eq!(error.line(), Some(line), "{error}");
        assert_eq!(error.sqlstate().map(SqlState::code), Some(code), "{error}");
        assert!(error.to_string().starts_with(&format!("line {line} of the schema: [{code}] ")));
    }
    let rows = "create table a (b int);\nCOPY public.a (b) FROM stdin;\n1\n\\.\n";
    let error = TestDatabase::create(&server.url(), rows).await.unwrap_err();
    assert!(error.to_string().starts_with("line 2 of the schema: COPY with rows"), "{error}");
    assert_eq!(databases(&server).await, [""; 0]);
    assert_eq!(templates(&server).await, [""; 0]);
}

/// The files that the macros read, in their order, and of them what goes forward.
#[tokio::test]
async fn a_crate_names_its_schema() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let missing = TestDatabase::of_crate(&server().url(), folder.path()).await.unwrap_err();
    assert!(missing.to_string().contains("schema.sql cannot be read"), "{missing}");
    write("schema.sql", DUMP);
    let database = TestDatabase::of_crate(&server().url(), folder.path()).await.unwrap();
    assert_eq!(count(&database.connect().await.unwrap()).await, 0);
    fs::create_dir(folder.path().join("migrations")).unwrap();
    write("sqlweave.toml", "schema = [\"schema.sql\", \"migrations\"]");
    write("migrations/1_more.sql", "create table more (a int);\n-- migrate:down\ndrop table more;");
    write("migrations/2_broken.sql", "\nalter table more add a int;");
    let error = TestDatabase::of_crate(&server().url(), folder.path()).await.unwrap_err();
    let told = "line 2 of migrations/2_broken.sql: [42701] column \"a\" of relation \"more\" already exists";
    assert_eq!(error.to_string(), told);
    write("migrations/2_broken.sql", "alter table more add b int;");
    let database = TestDatabase::of_crate(&server().url(), folder.path()).await.unwrap();
    let db = database.connect().await.unwrap();
    db.client().execute("insert into more (a, b) values (1, 2)", &[]).await.unwrap();
}

#[tokio::test]
async fn a_template_is_made_once_and_goes_when_it_is_not_used() {
    const COMMENT: &str =
        "select shobj_description(oid, 'pg_database'), 'last used ' || current_date, oid
        from pg_database where datname = $1::text";
    let server = Server::start().unwrap();
    server.create_database("sqlweave_template_of_mine").unwrap();
    let schema = read_once();
    let first = TestDatabase::create(&server.url(), &schema).await.unwrap();
    let mut there = templates(&server).await;
    there.retain(|name| name != "sqlweave_template_of_mine");
    let [template] = <[String; 1]>::try_from(there).unwrap();
    let db = Connection::connect(&server.url(), NoTls).await.unwrap();
    let look = async || {
        let row = db.client().query_one(COMMENT, &[&template]).await.unwrap();
        assert_eq!(row.get::<_, String>(0), row.get::<_, String>(1));
        row.get::<_, u32>(2)
    };
    let used = |days: i32| {
        let comment = format!(
            "do $$ begin execute format('comment on database {template} is %L', 'last used ' || current_date - {days}); end $$"
        );
        server.execute("postgres", &comment).unwrap();
    };
    let made = look().await;
    // Who is connected to it would keep it from being copied.
    assert!(Connection::connect(&server.url_for(&template), NoTls).await.is_err());
    // A copy notes that it is used.
    used(7);
    let second = TestDatabase::create(&server.url(), &schema).await.unwrap();
    assert_eq!(look().await, made);
    used(8);
    let third = TestDatabase::create(&server.url(), "create table other ()").await.unwrap();
    let there = templates(&server).await;
    assert!(!there.contains(&template) && there.len() == 2, "{there:?}");
    server.execute("postgres", "drop role of_one_reading").unwrap();
    let fourth = TestDatabase::create(&server.url(), &schema).await.unwrap();
    assert_ne!(look().await, made);
    drop((first, second, third, fourth));
}

#[tokio::test]
async fn no_password_is_told() {
    let url = server().url();
    let wrong = url.replace("//postgres:", "//postgres:secret");
    for server in [&*wrong, "postgres://joe:secret@127.0.0.1:port/", "password=a secret=b"] {
        let error = TestDatabase::create(server, DUMP).await.unwrap_err();
        assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
    }
    let error = TestDatabase::create(&wrong, DUMP).await.unwrap_err();
    assert_eq!(error.sqlstate(), Some(&SqlState::INVALID_PASSWORD));
}

/// A role that may make databases is enough, and is shown nothing of another's.
#[tokio::test]
async fn a_role_makes_its_own() {
    let server = Server::start().unwrap();
    server
        .execute(
            "postgres",
            "create role joe login createdb password 'joe'; create role ann login password 'ann'",
        )
        .unwrap();
    server.create_database("sqlweave_test_2_2_a").unwrap();
    let url_of =
        |role: &str| format!("postgres://{role}:{role}@127.0.0.1:{}/postgres", server.port());
    let of_server = TestDatabase::create(&server.url(), DUMP).await.unwrap();
    let schema = "create table users (); create schema s;";
    let of_joe = TestDatabase::create(&url_of("joe"), schema).await;
    let of_joe = of_joe.unwrap();
    of_joe.connect().await.unwrap().client().batch_execute("drop table users").await.unwrap();
    let error = TestDatabase::create(&url_of("ann"), schema).await.unwrap_err();
    assert_eq!(error.sqlstate(), Some(&SqlState::INSUFFICIENT_PRIVILEGE), "{error}");
    of_joe.close().await.unwrap();
    of_server.close().await.unwrap();
}

const DO: &str = "SQLWEAVE_TESTING_DO";
const URL: &str = "SQLWEAVE_TESTING_URL";

/// Has another process run what is below.
fn another_process(what: &str, url: &str) -> std::process::ExitStatus {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "in_another_process"])
        .envs([(DO, what), (URL, url)])
        .stdout(std::process::Stdio::null())
        .status()
        .unwrap()
}

/// Does nothing in this one.
#[test]
fn in_another_process() {
    let (Ok(what), Ok(url)) = (env::var(DO), env::var(URL)) else { return };
    block_on(in_this_process(&what, &url));
}

async fn in_this_process(what: &str, url: &str) {
    match what {
        "leave" => {
            let _database = TestDatabase::create(url, DUMP).await.unwrap();
            exit(7);
        }
        "close" => create_and_close(url, DUMP).await,
        _ => create_and_close(url, &read_once()).await,
    }
}

async fn create_and_close(url: &str, schema: &str) {
    for _ in 0..3 {
        let database = TestDatabase::create(url, schema).await.unwrap();
        let db = database.connect().await.unwrap();
        assert_eq!(count(&db).await, 0);
        database.close().await.unwrap();
    }
}

/// A schema that a server takes once, since roles are of all its databases.
fn read_once() -> String {
    format!("{DUMP}create role of_one_reading;")
}

fn block_on<F: Future>(future: F) -> F::Output {
    Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}
