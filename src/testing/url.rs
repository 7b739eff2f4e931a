//! The URL of another database of a server.

use tokio_postgres::Config;

/// A URL, or a list of `key=value`, that names another database. The name is of letters, digits and underscores.
pub(super) fn of_database(server: &str, name: &str) -> String {
    let Some((scheme, rest)) = server.split_once("://") else {
        return format!("{server} dbname={name}");
    };
    // A password may hold any other character, as tokio-postgres reads it.
    let host = rest.find('@').map_or(0, |at| at + 1);
    let path = rest.get(host..).unwrap_or("").find(['/', '?']).map_or(rest.len(), |at| host + at);
    let (place, behind) = rest.split_at(path);
    let params = behind.find('?').map_or("", |at| behind.split_at(at).1);
    let url = format!("{scheme}://{place}/{name}{params}");
    match url.parse::<Config>() {
        Ok(config) if config.get_dbname() == Some(name) => url,
        // A parameter names the database as well, of which the last counts.
        _ => format!("{url}&dbname={name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::of_database;

    #[track_caller]
    fn check(server: &str, expected: &str) {
        let url = of_database(server, "t_1");
        assert_eq!(url, expected);
        let config: tokio_postgres::Config = url.parse().unwrap();
        assert_eq!(config.get_dbname(), Some("t_1"));
    }

    #[test]
    fn only_the_database_is_another() {
        check("postgres://localhost", "postgres://localhost/t_1");
        check("postgresql://joe:a/b?c@h:5433/shop", "postgresql://joe:a/b?c@h:5433/t_1");
        check(
            "postgres://h,[::1]:5433/?sslmode=disable",
            "postgres://h,[::1]:5433/t_1?sslmode=disable",
        );
        check("postgres:///shop?host=/var/run", "postgres:///t_1?host=/var/run");
        check("postgres://h?dbname=shop", "postgres://h/t_1?dbname=shop&dbname=t_1");
        check("host=h dbname=shop", "host=h dbname=shop dbname=t_1");
    }
}
