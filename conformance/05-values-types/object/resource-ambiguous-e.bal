// Paths that differ in parameters that are no names may not stand together.

client class Store {
    resource function get items/[int id]() returns string => "";

    resource function get items/[string name]() returns string => ""; // @error
}

client class Fine {
    resource function get items/[int id]() returns string => "";

    resource function get items/all() returns string => "";

    resource function post items/[string name]() returns string => "";
}
