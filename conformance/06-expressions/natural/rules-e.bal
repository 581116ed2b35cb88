// A natural expression needs a model, and an expected type for its value.

client class Counter {
    remote function generate(object:RawTemplate prompt) returns int|error => prompt.insertions.length();
}

class Plain {
}

function f(Counter c) returns error? {
    int|error a = natural {How many}; // @error
    int|error b = natural ("model") {How many}; // @error
    int|error d = natural (new Plain()) {How many}; // @error
    var e = natural (c) {How many}; // @error
    string|error g = natural (c) {How many}; // @error
    int h = check natural (c) {How many};
}
