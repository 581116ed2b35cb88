// A stream is no plain data, and its parameters are respected.

function f(stream<int> s, stream<int, error?> t) {
    anydata a = s; // @error
    stream<string> b = s; // @error
    stream<int> c = t; // @error
    stream<int|string, error?> d = s;
    record {|int value;|}? e = s.next();
    record {|int value;|}? g = t.next(); // @error
}
