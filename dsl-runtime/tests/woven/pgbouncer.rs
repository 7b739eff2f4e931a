//! Through a real PgBouncer in transaction mode, where nothing may be prepared by name.

use deadpool::managed::Pool;
use sqlweave::pool::DeadpoolManager;
use sqlweave::{Connection, Error, ErrorKind, Executor, query};
use sqlweave_test_server::{PgBouncer, Server};
use tokio_postgres::{Client, NoTls};

use crate::db::{Mood, Place};

/// So many connections to the server, so many clients of them, and what each client does so often.
const SERVER_CONNECTIONS: u32 = 4;
const CLIENTS: i32 = 64;
const ROUNDS: i32 = 3;

/// A PgBouncer, and the name of a database with the schema. None where none is installed, which only CI takes for a
/// failure.
fn start(server: &Server, database: &str) -> Option<PgBouncer> {
    server.create_database(database).unwrap();
    server.execute(database, include_str!("schema.sql")).unwrap();
    match PgBouncer::start(server, SERVER_CONNECTIONS) {
        Err(error) if error.is_not_installed() && std::env::var_os("CI").is_none() => {
            eprintln!("NOT TESTED: {error}");
            None
        }
        started => Some(started.unwrap()),
    }
}

async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pooler_that_restarts() {
    let server = Server::shared().unwrap();
    let Some(mut pooler) = start(server, "restarted") else { return };
    let manager = DeadpoolManager::new(pooler.url_for("restarted").parse().unwrap(), NoTls);
    let pool: Pool<_> = Pool::builder(manager.through_pgbouncer()).max_size(2).build().unwrap();
    let mut db = pool.get().await.unwrap();
    assert_eq!(visit(&db, 1, 1).await.unwrap(), 1);
    let transaction = db.transaction().await.unwrap();
    visit(&transaction, 1, 2).await.unwrap();
    tokio::task::block_in_place(|| pooler.restart()).unwrap();
    assert_eq!(transaction.commit().await.unwrap_err().kind(), ErrorKind::Closed);
    assert_eq!(visit(&db, 1, 3).await.unwrap_err().kind(), ErrorKind::Closed);
    drop(db);
    let db = pool.get().await.unwrap();
    visit(&db, 1, 4).await.unwrap();
    let kept = query! { select id from visits where label ilike "%round 2" }.fetch(&db).await;
    assert_eq!(kept.unwrap().len(), 0);
}

query! {
    fn add_visit(
        mood: Mood, moods: &[Mood], home: Option<Place>, homes: &[Place], level: i32, label: &str,
    ) -> AddedVisit {
        insert into visits (mood, moods, home, homes, level, levels, label)
        values ({mood}, {moods}, {home}, {homes}, {level}, {[level, 7]}, {label})
        returning id, mood, moods, home, homes, level, levels, label
    }
}

query! {
    fn moods_of(label: &str) -> Vec<MoodOf> {
        select distinct mood as m, moods from visits where label = {label} order by m desc, moods
    }
}

query! {
    fn change_mood(id: i64, mood: Mood, home: &Place) -> Option<Mood> {
        with others as (
            update visits set mood = "ok" where id <> {id} and label = "nobody" returning mood
        )
        update visits set mood = {mood}, home = {home} where id = {id} returning mood
    }
}

query! {
    fn moods_by_union(label: &str) -> Vec<Mood> {
        (select mood from visits where label = {label} and mood = "sad"
         union select "ok"::mood) order by 1
    }
}

query! {
    fn count_by_mood(label: &str) -> Vec<CountByMood> {
        with own as materialized (select mood as feeling, home from visits where label = {label})
        select feeling, count(*) as n, array_agg(home) as homes from own group by feeling order by feeling
    }
}

query! {
    fn found(moods: &[Mood], homes: &[Place], label: &str) -> Vec<Found> {
        select id, home, label from visits
        where mood in {moods} and home = any({homes}::place[]) and label = {label} order by id for update
    }
}

fn place(n: i32) -> Place {
    Place { street: Some(format!("Street \"{n}\"")), number: Some(n), mood: Some(Mood::VeryHappy) }
}

/// Everything that has user-defined types in parameters or results.
async fn visit(db: &impl Executor, client: i32, round: i32) -> Result<i64, Error> {
    let label = format!("Client {client} round {round}");
    let (n, homes) = (client + 1, [place(1), place(2)]);
    let moods = [Mood::Sad, Mood::VeryHappy];
    let added = add_visit(Mood::Sad, &moods, Some(place(n)), &homes, n, &label).fetch(db).await?;
    assert_eq!(
        (added.mood, added.moods.as_slice()),
        (Mood::Sad, [Some(Mood::Sad), Some(Mood::VeryHappy)].as_slice())
    );
    assert_eq!(added.home, Some(place(n)));
    assert_eq!(added.homes, homes.map(Some));
    assert_eq!(
        (added.level, added.levels, added.label.as_str()),
        (n, vec![Some(n), Some(7)], label.as_str())
    );
    let second = add_visit(Mood::Ok, &[], None, &[], 1, &label).fetch(db).await?;
    assert_eq!((second.home, second.homes.len()), (None, 0));

    let of = moods_of(&label).fetch(db).await?;
    let of: Vec<_> = of.iter().map(|row| (row.m, row.moods.len())).collect();
    assert_eq!(of, [(Mood::Ok, 0), (Mood::Sad, 2)]);
    assert_eq!(moods_by_union(&label).fetch(db).await?, [Mood::Sad, Mood::Ok]);
    let counts = count_by_mood(&label).fetch(db).await?;
    let counts: Vec<_> = counts.into_iter().map(|row| (row.feeling, row.n, row.homes)).collect();
    assert_eq!(counts, [(Mood::Sad, 1, vec![Some(place(n))]), (Mood::Ok, 1, vec![None]),]);
    let found = found(&[Mood::Sad], &[place(n)], &label).fetch(db).await?;
    assert_eq!(found.iter().map(|row| row.id).collect::<Vec<_>>(), [added.id]);
    assert_eq!(
        change_mood(added.id, Mood::VeryHappy, &place(3)).fetch(db).await?,
        Some(Mood::VeryHappy)
    );
    assert_eq!(change_mood(-1, Mood::VeryHappy, &place(3)).fetch(db).await?, None);
    Ok(added.id)
}

/// The same in a transaction, with rows that stream, come from a cursor, and are lent.
async fn visit_in_transaction(db: &mut Connection, client: i32, round: i32) -> Result<(), Error> {
    let transaction = db.transaction().await?;
    let id = visit(&transaction, client + 10_000, round).await?;
    let all =
        query! { select id, mood, label from visits where id <= {id} and mood <> "ok" order by id };
    let mut cursor = all.clone().cursor(&transaction).await?;
    assert!(cursor.fetch(1).await?.len() == 1);
    cursor.close().await?;
    let mut rows = all.stream(&transaction);
    let mut last = None;
    while let Some(row) = rows.try_next().await? {
        last = Some((row.id, row.mood));
    }
    drop(rows);
    assert_eq!(last, Some((id, Mood::VeryHappy)));
    let mut lent = Vec::new();
    query! { #[lend] select mood, home, label from visits where id = {id} }
        .for_each(&transaction, |row| {
            lent.push((row.mood, row.home, row.label.len()));
            Ok::<_, Error>(())
        })
        .await?;
    assert_eq!(lent.len(), 1);
    transaction.rollback().await
}

#[tokio::test(flavor = "multi_thread")]
async fn user_defined_types_in_transaction_mode() {
    let server = Server::shared().unwrap();
    let Some(pooler) = start(server, "pooled") else { return };
    let url = pooler.url_for("pooled");
    let tasks: Vec<_> = (0..CLIENTS)
        .map(|client| {
            let url = url.clone();
            tokio::spawn(async move {
                let bare = connect(&url).await;
                let mut db = Connection::through_pgbouncer(connect(&url).await);
                for round in 0..ROUNDS {
                    visit(&bare, client, round).await.unwrap();
                    visit_in_transaction(&mut db, client, round).await.unwrap();
                    visit(&db, client, round + ROUNDS).await.unwrap();
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let db = connect(&url).await;
    for _ in 0..20 {
        let seen = query! { select count(*) as n, pg_sleep(0.001) from pg_prepared_statements }
            .fetch(&db)
            .await
            .unwrap();
        assert_eq!(seen.n, 0);
    }
}

/// COPY prepares by name, so that it runs in a transaction, with types of the owner's and without.
#[tokio::test(flavor = "multi_thread")]
async fn copies_in_transactions() {
    let server = Server::shared().unwrap();
    let Some(pooler) = start(server, "copied") else { return };
    let url = pooler.url_for("copied");
    let tasks: Vec<_> = (0..CLIENTS)
        .map(|client| {
            let url = url.clone();
            tokio::spawn(async move {
                let mut db = Connection::through_pgbouncer(connect(&url).await);
                for round in 0..ROUNDS {
                    copy_there_and_back(&mut db, client, round).await.unwrap();
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }

    let mut db = Connection::through_pgbouncer(connect(&url).await);
    let ids = || query! { copy (select id from visits order by id) to stdout };
    let refused = ids().fetch(&db).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::NeedsTransaction, "{refused}");
    let rows: [(i64, rust_decimal::Decimal); 0] = [];
    let refused = query! { copy orders (user_id, amount) from {..(user_id, amount) in rows} }
        .execute(&db)
        .await
        .unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::NeedsTransaction, "{refused}");
    let transaction = db.transaction().await.unwrap();
    let all = i64::from(CLIENTS * ROUNDS * 2);
    assert_eq!(ids().fetch(&transaction).await.unwrap().len() as i64, all);
    transaction.commit().await.unwrap();

    // Another type in place of an enum's is seen before anything is read.
    server
        .execute("copied", "alter table visits alter mood type text, alter moods type text[]")
        .unwrap();
    let transaction = db.transaction().await.unwrap();
    let moods = query! { copy (select mood from visits) to stdout };
    let drifted = moods.fetch(&transaction).await.unwrap_err();
    assert_eq!(drifted.kind(), ErrorKind::SchemaDrift, "{drifted}");
    drop(transaction);

    for _ in 0..20 {
        let seen = query! { select count(*) as n, pg_sleep(0.001) from pg_prepared_statements }
            .fetch(&db)
            .await
            .unwrap();
        assert_eq!(seen.n, 0);
    }
}

struct Copied {
    mood: Mood,
    moods: Vec<Mood>,
    home: Option<Place>,
    homes: Vec<Place>,
    level: i32,
    levels: Vec<i32>,
    label: String,
}

async fn copy_there_and_back(db: &mut Connection, client: i32, round: i32) -> Result<(), Error> {
    let label = format!("Copy {client} round {round}");
    let rows = [1, 2].map(|level| Copied {
        mood: Mood::Sad,
        moods: vec![Mood::Ok; 3],
        home: Some(place(client + 1)),
        homes: vec![place(1)],
        level,
        levels: vec![level, level],
        label: label.clone(),
    });
    let transaction = db.transaction().await?;
    let copied =
        query! { copy visits (mood, moods, home, homes, level, levels, label) from {..&rows} }
            .execute(&transaction)
            .await?;
    assert_eq!(copied, 2);
    let back = query! {
        copy (select label, mood, moods, home, homes, level, levels from visits order by id) to stdout
    }
    .fetch(&transaction)
    .await?;
    let back: Vec<_> = back.into_iter().filter(|row| row.label == label).collect();
    assert_eq!(back.len(), 2);
    assert_eq!((back[0].mood, back[0].level, back[0].moods.len()), (Mood::Sad, 1, 3));
    assert_eq!(back[1].home, Some(place(client + 1)));
    transaction.commit().await
}
