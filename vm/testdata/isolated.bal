// Isolated functions run on many strands at once and share what is immutable,
// code, classes, constants and types included, all of which are made when they
// are first used.
//
//> [6633,6632,6631,6631,6632,6632]
//> 0

import ballerina/io;
import ballerina/lang.runtime;

type Item readonly & record {| int id; string name; decimal price; int[] tags; |};
type Shape Circle|Square;
type Circle record {| "circle" kind; float r; |};
type Square record {| "square" kind; float a; int n = 7; |};
type Bad distinct error<record {| int code; |}>;

const FACTOR = 3;
final readonly & Item[] items = from int i in 0 ..< 50 select {id: i, name: "item" + i.toString(), price: <decimal>i * 1.5, tags: [i, i + 1]};
final readonly & map<int> index = map from Item i in items select [i.name, i.id];

isolated class Point {
    final int x;
    final int y;
    isolated function init(int x, int y = x * 2) { self.x = x; self.y = y; }
    isolated function sum() returns int => self.x + self.y;
    public isolated function toString() returns string => string `(${self.x},${self.y})`;
}

isolated function area(Shape s) returns float {
    if s is Circle { return s.r * s.r * 3.0; }
    match s {
        var {a, n} if a > 0.0 => { return a * a + <float>n; }
    }
    return 0;
}

isolated function check1(int i) returns int|error {
    if i % 7 == 0 { return error Bad("seven", code = i); }
    return i;
}

isolated function work(int seed) returns int|error {
    int total = 0;
    foreach Item it in items {
        total += it.id * FACTOR + it.tags[1] + it.name.length();
        total += index.get(it.name);
        anydata a = it;
        if a is record {| int id; string name; decimal price; int[] tags; |} { total += 1; }
        if a is map<anydata> & readonly { total += 1; }
    }
    Point p = new (seed);
    total += p.sum();
    total += p.toString().length();
    total += <int>area({kind: "circle", r: 1.0}) + <int>area({kind: "square", a: 2.0});
    int|error c = check1(seed);
    if c is Bad { total += c.detail().code; } else { total += check c; }
    json j = {a: [1, 2, {b: "x"}], seed};
    record {| json[] a; int seed; |} r = check j.cloneWithType();
    total += r.a.length() + r.seed;
    int[] sorted = from int i in [3, 1, 2, seed] order by i descending select i;
    total += sorted[0];
    string:RegExp re = re `[0-9]+`;
    foreach var m in re.findAll("a1b22c333") { total += m.substring().length(); }
    xml x = xml `<a><b>${seed}</b></a>`;
    total += (x/**/<b>).length();
    isolated function (int) returns int twice = isolated function (int n) returns int => n * 2;
    total += twice(seed);
    int|error trapped = trap fail1(seed);
    if trapped is error { total += trapped.message().length(); }
    runtime:sleep(0);
    return total - seed * 8;
}

isolated function fail1(int i) returns int { int[] none = []; return none[i]; }

public function main() returns error? {
    future<int|error>[] fs = [];
    foreach int i in 1 ... 6 {
        future<int|error> f = start work(i);
        fs.push(f);
    }
    int[] got = [];
    foreach var f in fs {
        int n = check wait f;
        got.push(n);
    }
    io:println(got);
    future<int|error>[] same = [];
    foreach int i in 1 ... 40 {
        future<int|error> f = start work(3);
        same.push(f);
    }
    int? first = ();
    int different = 0;
    foreach var f in same {
        int n = check wait f;
        if first is int && n != first { different += 1; }
        first = n;
    }
    io:println(different);
}
