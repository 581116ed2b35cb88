// The panic of a strand comes out of a wait with the position where it happened.

function inner(map<int> m) returns int {
    return <int>m["x"]; // @panic
}

function outer(map<int> m) returns int {
    return inner(m) + 1;
}

public function main() returns error? {
    future<int> f = start outer({});
    future<int> g = start outer({x: 1});
    int _ = check wait g;
    int|error n = wait f;
}
