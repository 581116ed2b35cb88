// A path that is a dot has no other segments.

client class Site {
    resource function get .() returns int => 1;

    resource function get a/.() returns int => 2; // @error
}
