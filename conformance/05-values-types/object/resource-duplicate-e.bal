// A resource method is identified by its name and its path's types.

client class C {
    resource function get a/[int x]() returns int => x;

    resource function get a/[int y]() returns int => y; // @error

    resource function post a/[int y]() returns int => y;

    resource function get a/b() returns int => 1;
}
