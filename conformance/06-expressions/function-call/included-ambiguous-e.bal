// A named argument must belong to one included record only.

type Labels record {|
    string...;
|};

type Names record {|
    string first;
    string...;
|};

function f(*Labels labels, *Names names) {
}

function g(int n, *Names names) {
}

public function main() {
    f(first = "a");
    f(first = "a", last = "b"); // @error
    g(1, first = "a", last = "b");
    g(n = 1, first = 2); // @error
}
