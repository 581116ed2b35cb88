// Recursion without end is a panic that can be trapped, however the calls go,
// and the strand is as good as before.
//
//> function: {ballerina}StackOverflow
//> mutual: {ballerina}StackOverflow
//> method: {ballerina}StackOverflow
//> init: {ballerina}StackOverflow
//> closure: {ballerina}StackOverflow
//> callback: {ballerina}StackOverflow
//> default value: {ballerina}StackOverflow
//> field default: {ballerina}StackOverflow
//> toString: {ballerina}StackOverflow
//> sort: {ballerina}StackOverflow
//> query: {ballerina}StackOverflow
//> iterator: {ballerina}StackOverflow
//> 10001 on a strand of its own
//> [1,2,3] x 6
//! panic: {ballerina}StackOverflow

import ballerina/io;

function forever(int n) returns int => forever(n + 1) + 1;

function ping(int n) returns int => pong(n) + 1;

function pong(int n) returns int {
    string s = "x";
    return ping(n) + s.length();
}

class C {
    int n = 0;
    C? next;
    function init(boolean more) {
        self.next = more ? new C(more) : ();
    }
    function m() returns int {
        self.n += 1;
        return self.m();
    }
    public function toString() returns string => self.toString();
}

function callback(int n) returns int {
    int sum = 0;
    [1].forEach(function (int i) { sum += callback(n + i); });
    return sum;
}

function default1(int n = default1()) returns int => n;

type R record {|
    int x = record1();
|};

function sorted(int n) returns int {
    int[] l = [1, 2].sort(key = isolated function (int i) returns int => sorted1(i));
    return l[0] + n;
}

isolated function sorted1(int n) returns int {
    int[] l = [1, 2].sort(key = isolated function (int i) returns int => sorted1(i));
    return l[0] + n;
}

isolated function record1() returns int {
    R r = {};
    return r.x;
}

function query(int n) returns int {
    int[] l = from int i in [n] where query(i + 1) > 0 select i;
    return l[0];
}

class Walk {
    public isolated function next() returns record {| int value; |}? {
        int sum = 0;
        foreach int i in stream1() { sum += i; }
        return {value: sum};
    }
}

isolated function stream1() returns stream<int> => new (new Walk());

function iterate() returns int {
    int sum = 0;
    foreach int i in stream1() { sum += i; }
    return sum;
}

function count(int n) returns int => n == 0 ? 1 : count(n - 1) + 1;

function say(string name, any|error r) {
    io:println(name, ": ", r is error ? r.message() : "no error");
}

public function main() {
    int a = 1;
    int[] l = [1, 2, 3];
    string s = "x";
    say("function", trap forever(0));
    say("mutual", trap ping(0));
    C c = new (false);
    say("method", trap c.m());
    C|error c2 = trap new C(true);
    say("init", c2);
    function (int) returns int f = n => n;
    f = n => f(n) + 1;
    say("closure", trap f(1));
    say("callback", trap callback(1));
    say("default value", trap default1());
    R|error r = trap {};
    say("field default", r);
    say("toString", trap c.toString());
    say("sort", trap sorted(1));
    say("query", trap query(1));
    say("iterator", trap iterate());
    future<int> deep = start count(10000);
    int d = checkpanic wait deep;
    io:println(d, " on a strand of its own");
    io:println(l, " ", s, " ", a + [2, 3].reduce(function (int x, int y) returns int => x + y, 0));
    int _ = forever(0);
}
