// A path parameter has a type of plain data; results are neither functions nor
// clients, also within a union.

client class Plain {
    resource function get a/[int n]/[string... rest]() returns int => n;

    resource function get b/[any x]() { // @error
    }

    resource function get c/[error... x]() { // @error
    }

    resource function get d() returns int|Plain => 1; // @error

    resource function get e() returns (function () returns int)? => (); // @error

    resource function get f() returns anydata|error => 1;
}
