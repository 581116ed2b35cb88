// A destructuring assignment does not set module variables either.

int total = 0;
string name = "";

isolated function f() {
    int n;
    [n, name] = [1, "x"]; // @error
    _ = n;
}
