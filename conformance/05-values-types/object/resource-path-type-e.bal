// A segment of a path is plain data.

service class Site {
    resource function get a/[int n]() returns int => n;

    resource function get b/[object {} o]() returns int => 1; // @error
}
