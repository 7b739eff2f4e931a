//! Domains in nested rows, and one that is made anew over another type.

use sqlweave::{Connection, Error, ErrorKind, query};

use crate::{Email, connect};

query! {
    fn by_row() -> Vec<ByRow> {
        select r.id, r as rating from ratings r order by r.id
    }
}

query! {
    fn by_list() -> Vec<ByList> {
        select array(select x.given, x.best, x.mail from ratings x order by 1, x.id) as ratings
    }
}

query! {
    fn around() -> Vec<Around> {
        select array(select distinct x.id, x.given from ratings x order by x.given desc) as ratings
    }
}

query! {
    fn in_groups() -> Vec<InGroups> {
        select array(select x.best, count(*) as times from ratings x group by 1 order by 1) as ratings
    }
}

query! {
    fn of_a_set() -> Vec<OfASet> {
        select array(select unnest(x.given) as one, cardinality(x.given) as of from rated x order by 1) as ratings
    }
}

query! {
    fn a_row() -> Vec<ARow> {
        select (select x.best, x.mail from ratings x where x.id = r.id) as rating from ratings r order by r.id
    }
}

async fn fill(db: &Connection) -> Result<(), Error> {
    query! { insert into ratings values (1, 3, 5, "a@b"), (2, 2, null, null) }.execute(db).await?;
    Ok(())
}

#[tokio::test]
async fn values_in_nested_rows() -> Result<(), Error> {
    let client = connect().await;
    let connection = Connection::new(client);
    fill(&connection).await?;
    let db = &connection;
    let rows = by_row().fetch(db).await?;
    assert_eq!((rows[0].rating.given, rows[0].rating.best), (3, Some(5)));
    assert_eq!((rows[1].rating.given, rows[1].rating.best), (2, None));
    let rows = by_list().fetch(db).await?;
    let given: Vec<_> = rows[0].ratings.iter().map(|r| (r.given, r.best, r.mail.clone())).collect();
    assert_eq!(given, [(2, None, None), (3, Some(5), Some(Email("a@b".into())))]);
    let rows = around().fetch(db.client()).await?;
    assert_eq!(
        rows[0].ratings.iter().map(|r| (r.id, r.given)).collect::<Vec<_>>(),
        [(1, 3), (2, 2)]
    );
    let rows = in_groups().fetch(db).await?;
    let groups: Vec<_> = rows[0].ratings.iter().map(|r| (r.best, r.times)).collect();
    assert_eq!(groups, [(Some(5), 1), (None, 1)]);
    rate_all(&[4, 1]).execute(db).await?;
    let rows = of_a_set().fetch(db).await?;
    let each: Vec<_> = rows[0].ratings.iter().map(|r| (r.one, r.of)).collect();
    assert_eq!(each, [(Some(1), 2), (Some(4), 2)]);
    let rows = a_row().fetch(db).await?;
    assert_eq!(rows[0].rating.as_ref().unwrap().best, Some(5));
    Ok(())
}

query! {
    fn rate(id: i64, given: i32, best: Option<i32>) -> () {
        insert into ratings (id, given, best) values ({id}, {given}, {best})
    }
}

query! {
    fn rated() -> Vec<Vec<Option<i32>>> { select given from rated }
}

query! {
    fn rate_all(given: &[i32]) -> () {
        insert into rated (given) values ({given})
    }
}

/// Values have as many bytes as before, so that nothing but its type tells.
#[tokio::test]
async fn a_domain_made_anew_is_no_garbage() -> Result<(), Error> {
    let db = Connection::new(connect().await);
    fill(&db).await?;
    // Prepared before the change.
    by_row().fetch(&db).await?;
    by_list().fetch(&db).await?;
    around().fetch(&db).await?;
    in_groups().fetch(&db).await?;
    a_row().fetch(&db).await?;
    db.client()
        .batch_execute(
            "alter table ratings drop given, drop best, drop mail;
             drop domain best_stars, stars, email cascade;
             create domain stars as real check (value between 0 and 5);
             create domain best_stars as stars;
             create domain email as bytea;
             alter table ratings add given stars not null default 2.5, add best best_stars default 4.5, add mail email",
        )
        .await?;
    let fresh = Connection::through_pgbouncer(connect_again(&db).await);
    for db in [&db, &fresh] {
        let errors = [
            by_row().fetch(db).await.err(),
            by_list().fetch(db).await.err(),
            around().fetch(db).await.err(),
            in_groups().fetch(db).await.err(),
            a_row().fetch(db).await.err(),
        ];
        for (number, error) in errors.into_iter().enumerate() {
            let error = error.unwrap_or_else(|| panic!("statement {number} gave rows"));
            assert_eq!(error.kind(), ErrorKind::SchemaDrift, "{error}");
            assert!(error.to_string().contains("says int4, the database says float4"), "{error}");
        }
    }
    Ok(())
}

/// What is sent for a domain would be stored as something else.
#[tokio::test]
async fn a_parameter_whose_domain_was_made_anew() -> Result<(), Error> {
    let db = Connection::new(connect().await);
    rate(1, 5, None).execute(&db).await?;
    rate_all(&[1, 2]).execute(&db).await?;
    assert_eq!(rated().fetch(&db).await?, [[Some(1), Some(2)]]);
    db.client()
        .batch_execute(
            "alter table ratings drop given, drop best; alter table rated drop given;
             drop domain best_stars, stars; create domain stars as real; create domain best_stars as stars;
             alter table ratings add given stars, add best best_stars;
             alter table rated add given stars[] not null default '{2.5}'",
        )
        .await?;
    let fresh = Connection::new(connect_again(&db).await);
    for db in [&db, &fresh] {
        let error = rate(2, 5, Some(4)).execute(db).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::SchemaDrift, "{error}");
        assert_eq!(
            error.to_string(),
            "the schema file says parameter $2 as int4, the database says stars"
        );
        let error = rate_all(&[1]).execute(db).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "the schema file says parameter $1 as int4[], the database says stars[]"
        );
        let error = rated().fetch(db).await.unwrap_err();
        assert_eq!(error.column(), Some("given"));
        assert_eq!(
            error.drift().unwrap().to_string(),
            "the schema file says stars[] over int4, the database says stars[] over float4"
        );
    }
    // Another domain over the same type is none the worse.
    db.client()
        .batch_execute(
            "alter table ratings drop given, drop best; alter table rated drop given;
             drop domain best_stars, stars; create domain stars as integer; create domain best_stars as stars;
             alter table ratings add given stars, add best best_stars; alter table rated add given stars[]",
        )
        .await?;
    rate(2, 5, Some(4)).execute(&db).await?;
    rate_all(&[1]).execute(&db).await?;
    Ok(())
}

async fn connect_again(db: &Connection) -> tokio_postgres::Client {
    let name: String =
        db.client().query_one("select current_database()", &[]).await.unwrap().get(0);
    let url = sqlweave_test_server::Server::shared().unwrap().url_for(&name);
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}
