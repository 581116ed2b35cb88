// Panics and failures are handled by the innermost handler around, in the
// function that has it, through callbacks of the library, and leave the
// variables of the others alone.
//
//> inner 1 outer
//> 11 after
//> b: one
//> a: two
//> a: three
//> none
//> loop: 0 2 fail-3 4
//> returned 7 from on fail
//> nested: deep in: [1,2,3]
//> trap in argument: 3 boom true
//> forEach 1: at 2, seen [1]
//> filter: at 2
//> reduce: at 2
//> sort: at key
//> map in map: at 22
//> query: at 2
//> object iterator: at next
//> toString: at toString
//> init: at init
//> field: at field
//> default: at default
//> in lock: at lock, then 2
//> rethrown: first <- second
//> error in panic value: true code 7
//> cast: {ballerina}TypeCastError
//> divide: {ballerina}DivisionByZero
//> overflow: {ballerina}NumberOverflow
//> key: {ballerina/lang.map}KeyNotFound
//> frozen: {ballerina/lang.map}InvalidUpdate
//> checkpanic: plain
//> wait: in strand
//> finally [1,2,3] x 1.5 true
//! error: last

import ballerina/io;

function boom(string s) returns int {
    panic error(s);
}

function maybe(string? s) returns string|error {
    if s is string {
        return error(s);
    }
    return "none";
}

function inner() returns string {
    int x = 1;
    error|int r = trap boom("outer");
    do {
        do {
            _ = check maybe("inner");
        } on fail error e {
            return e.message() + " " + x.toString() + " " + (r is error ? r.message() : "");
        }
    }
    return "fell off";
}

function ordered(string? one, string? two, string? three) returns string {
    do {
        do {
            _ = check maybe(one);
            do {
                _ = check maybe(two);
            } on fail var e {
                fail e;
            }
        } on fail error e {
            if e.message() == "two" {
                fail e;
            }
            return "b: " + e.message();
        }
        return check maybe(three);
    } on fail error e {
        return "a: " + e.message();
    }
}

function loops() returns string {
    string s = "loop:";
    foreach int i in 0 ..< 6 {
        do {
            if i == 1 {
                continue;
            }
            if i == 5 {
                break;
            }
            if i == 3 {
                _ = check maybe("fail-3");
            }
            s += " " + i.toString();
        } on fail error e {
            s += " " + e.message();
        }
    }
    return s;
}

function returns1() returns int {
    int x = 3;
    do {
        x += 4;
        fail error("x");
    } on fail {
        return x;
    }
}

function nested(int[] l) returns string {
    string s = "nested: ";
    error? e = trap l.forEach(function (int i) {
        error? again = trap l.forEach(function (int j) {
            if i == 2 && j == 2 {
                _ = boom("deep");
            }
        });
        if again is error {
            panic error(again.message() + " in");
        }
    });
    return s + (e is error ? e.message() : "nothing") + ": " + l.toString();
}

function add(int a, int|error b, int c) returns int => a + (b is int ? b : 0) + c;

function text(any|error r) returns string => r is error ? r.message() : r.toString();

class Fails {
    int n;
    function init(boolean inInit) {
        self.n = inInit ? boom("at init") : 0;
    }
    public function toString() returns string => boom("at toString").toString();
    public isolated function next() returns record {| int value; |}? {
        panic error("at next");
    }
}

type FailingField record {|
    int a = fails();
|};

isolated function fails() returns int {
    panic error("at field");
}

function default1(int a, int b = boom("at default")) returns int => a + b;

isolated int guarded = 0;

isolated function inLock(boolean fails) returns int {
    lock {
        guarded += 1;
        if fails {
            panic error("at lock");
        }
        return guarded;
    }
}

public function main() returns error? {
    int[] l = [1, 2, 3];
    string s = "x";
    float f = 1.5;
    boolean t = true;
    io:println(inner());
    int a = 10;
    do {
        a += 1;
        _ = check maybe("e");
    } on fail {
        io:print(a);
    }
    io:println(" after");
    io:println(ordered("one", (), ()));
    io:println(ordered((), "two", ()));
    io:println(ordered((), (), "three"));
    io:println(ordered((), (), ()));
    io:println(loops());
    io:println("returned ", returns1(), " from on fail");
    io:println(nested(l));
    int|error b = trap boom("boom");
    io:println("trap in argument: ", add(1, trap boom("boom"), 2), " ", text(b), " ", t);

    int[] seen = [];
    error? e = trap l.forEach(function (int i) {
        if i == 2 { _ = boom("at 2"); }
        seen.push(i);
    });
    io:println("forEach 1: ", text(e), ", seen ", seen);
    io:println("filter: ", text(trap l.filter(i => i == 2 ? boom("at 2") == 0 : true)));
    io:println("reduce: ", text(trap l.reduce(function (int x, int i) returns int => i == 2 ? boom("at 2") : x, 0)));
    io:println("sort: ", text(trap l.sort(key = isolated function (int i) returns int { panic error("at key"); })));
    io:println("map in map: ", text(trap l.map(i => l.map(j => i == 2 && j == 2 ? boom("at 22") : j))));
    io:println("query: ", text(trap from int i in l where i < 2 || boom("at 2") > 0 select i));
    stream<int> st = new (new Fails(false));
    io:println("object iterator: ", text(trap from int i in st select i));
    io:println("toString: ", text(trap new Fails(false).toString()));
    io:println("init: ", text(trap new Fails(true)));
    FailingField|error ff = trap {};
    io:println("field: ", text(ff));
    io:println("default: ", text(trap default1(1)));
    io:println("in lock: ", text(trap inLock(true)), ", then ", inLock(false));
    error r1 = <error>(trap boom("first"));
    int|error r2 = trap rethrow(r1);
    io:println("rethrown: ", text(r2), " <- ", r2 is error ? text(r2.cause()) : "");
    int|error coded = trap withCode();
    io:println("error in panic value: ", coded is error<record {| int code; |}>, " code ", coded is error<record {| int code; |}> ? coded.detail().code : 0);
    anydata data = s;
    io:println("cast: ", text(trap <int>data));
    int zero = l.length() - 3;
    io:println("divide: ", text(trap 1 / zero));
    int big = int:MAX_VALUE;
    io:println("overflow: ", text(trap big + l[0]));
    map<int> m = {};
    io:println("key: ", text(trap m.get("none")));
    map<int> frozen = {a: 1}.cloneReadOnly();
    io:println("frozen: ", text(trap put(frozen)));
    io:println("checkpanic: ", text(trap must()));
    future<int> fu = start boom("in strand");
    int|error waited = trap wait fu;
    io:println("wait: ", text(waited));
    io:println("finally ", l, " ", s, " ", f, " ", t);
    return error("last");
}

function rethrow(error e) returns int {
    panic error("first", error("second"), original = e.message());
}

function withCode() returns int {
    panic error("coded", code = 7);
}

function put(map<int> m) {
    m["a"] = 2;
}

function must() returns string => checkpanic maybe("plain");
