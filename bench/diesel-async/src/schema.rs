//! What `diesel print-schema` writes of schema.sql.

diesel::table! {
    customers (id) {
        id -> Int8,
        tenant_id -> Int8,
        name -> Text,
        email -> Text,
        note -> Nullable<Text>,
        amount -> Float8,
        quantity -> Int4,
        active -> Bool,
    }
}

diesel::table! {
    users (id) {
        id -> Int8,
        name -> Text,
    }
}

diesel::table! {
    posts (id) {
        id -> Int8,
        user_id -> Int8,
        title -> Text,
        score -> Nullable<Int4>,
    }
}

diesel::table! {
    comments (id) {
        id -> Int8,
        post_id -> Int8,
        author -> Text,
        body -> Text,
    }
}

diesel::table! {
    nodes (id) {
        id -> Int8,
        parent_id -> Nullable<Int8>,
        name -> Text,
    }
}

diesel::table! {
    events (id) {
        id -> Int8,
        user_id -> Int8,
        kind -> Text,
        amount -> Float8,
    }
}

diesel::table! {
    loaded (id) {
        id -> Int8,
        sku -> Text,
        name -> Text,
        note -> Nullable<Text>,
        price -> Float8,
        stock -> Int4,
        active -> Bool,
    }
}

diesel::joinable!(posts -> users (user_id));
diesel::joinable!(comments -> posts (post_id));
diesel::allow_tables_to_appear_in_same_query!(users, posts, comments);
