// The type of a configurable variable is plain data; it is not assigned to.

configurable function () f = ?; // @error
configurable int n = 1;
configurable error? e = (); // @error

function g() {
    n = 2; // @error
}
