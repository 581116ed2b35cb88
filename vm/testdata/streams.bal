// Streams that queries make are lazy, can be taken by another strand, and end
// with what ends them.
//
//> 0
//> [20,40]4
//> [60,80]8
//> broken
//> [11,21,12,22]
//> 199000
//> 100
//! error: at 2

import ballerina/io;
int made = 0;
class Numbers {
    int i = 0;
    int end;
    function init(int end) { self.end = end; }
    public isolated function next() returns record {| int value; |}|error? {
        self.i += 1;
        if self.i > self.end { return self.end == 3 ? error("broken") : (); }
        return {value: self.i};
    }
}
function make1(int n) returns int { made += 1; return n; }
function take(stream<int, error?> s, int n) returns int[]|error {
    int[] r = [];
    foreach int i in 0 ..< n {
        record {| int value; |}|error? v = s.next();
        if v is error { return v; }
        if v is () { break; }
        r.push(v.value);
    }
    return r;
}
public function main() returns error? {
    stream<int, error?> s = stream from int i in new stream<int, error?>(new Numbers(1000000)) let int d = make1(i) where d % 2 == 0 select d * 10;
    io:println(made);
    io:println(check take(s, 2), made);
    future<int[]|error> f = start take(s, 2);
    int[] more = check wait f;
    io:println(more, made);
    check s.close();
    stream<int, error?> broken = new (new Numbers(3));
    int[]|error r = from int i in broken select i;
    io:println(r is error ? r.message() : r.toString());
    stream<int> nested = stream from int a in [1, 2] from int b in (stream from int c in [10, 20] select c + a) select b;
    io:println(from int i in nested select i);
    stream<int>[] many = from int k in 0 ..< 200 select stream from int i in 0 ..< 5 select i * k;
    int sum = 0;
    foreach var m in many { foreach int i in m { sum += i; } }
    io:println(sum);
    stream<int>[] unread = from int k in 0 ..< 100 select stream from int i in 0 ..< 5 select i;
    io:println(unread.length());
    check from int i in [1, 2, 3] do { check stop1(i); };
    io:println("not reached");
}
function stop1(int i) returns error? => i == 2 ? error("at 2") : ();
