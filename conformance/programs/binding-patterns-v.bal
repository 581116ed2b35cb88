// Binding patterns wherever they may stand.
import ballerina/io;

type Point record {|
    int x;
    int y;
    string...;
|};

type Segment record {|
    Point begin;
    Point end;
    [string, int, boolean...] meta;
|};

type Trouble error<record {| int code; Point at; string hint?; |}>;

final [int, [string, float]] [LIMIT, [UNIT, RATE]] = [10, ["kg", 2.5]];

final Point {x: originX, y: originY, ...originRest} = {x: 1, y: 2, "z": "three"};

function segment(int n) returns Segment => {
    begin: {x: n, y: n + 1, "name": "p" + n.toString()},
    end: {x: -n, y: 0},
    meta: ["m", n, true, false]
};

function trouble() returns Trouble => error("bad point", error("inner"), code = 7, at = {x: 1, y: 1});

public function main() returns error? {
    io:println(LIMIT, UNIT, RATE, originX + originY, originRest); // @output 10kg2.53{"z":"three"}
    Segment {begin: {x, y: beginY, ...names}, end: {x: endX}, meta: [tag, ...flags]} = segment(4);
    io:println(x, beginY, names, endX, tag, flags); // @output 45{"name":"p4"}-4m[4,true,false]

    int a = 1;
    int b = 2;
    string rest = "";
    [a, b] = [b, a];
    {x: a, y: _} = {x: a * 100, y: 0};
    [[a, _], {v: rest}] = [[a + 1, "ignored"], {v: "r"}];
    io:println(a, b, rest); // @output 2011r

    var error(message, cause, code = code, ...details) = trouble();
    io:println(message, cause is error ? cause.message() : "-", code, details); // @output bad pointinner7{"at":{"x":1,"y":1}}

    foreach var {begin: {x: bx}, meta: [_, n, ...rest_]} in [segment(1), segment(2)] {
        io:println(bx, n, rest_.length()); // @output 112
    }
    // @output 222

    var spread = from var {begin: {x: bx, y: by}, end} in [segment(1), segment(2), segment(3)]
        let var [low, high] = bx < by ? [bx, by] : [by, bx], var {x: ex} = end
        where low > 1
        join var {id, score: [s, _]} in [{id: 2, score: [20, 0]}, {id: 3, score: [30, 0]}] on bx equals id
        order by s descending
        select {low, high, ex, s};
    io:println(spread); // @output [{"low":3,"high":4,"ex":-3,"s":30},{"low":2,"high":3,"ex":-2,"s":20}]

    map<[int, string]> pairs = {one: [1, "I"], two: [2, "II"]};
    foreach var [key, [number, roman]] in pairs.entries() {
        io:print(key, number, roman, ";");
    }
    io:println(); // @output one1I;two2II;

    error|Segment outcome = trouble();
    match outcome {
        {begin: {x: var sx}} => {
            io:println("segment ", sx);
        }
        var error(m, code = c) if c is int => {
            io:println(m, c); // @output bad point7
        }
    }
    match segment(9) {
        {begin: {x: 1, ...var more}, ...var _others} => {
            io:println(more);
        }
        {begin: {x: var v, ...var more}, meta: ["m", var n, ...var bs]} => {
            io:println(v, more, n, bs); // @output 9{"y":10,"name":"p9"}9[true,false]
        }
    }
    do {
        check failing();
    } on fail Trouble error(m, at = {x: px}) {
        io:println(m, px); // @output bad point1
    }
    [int, string] [i, s] = check tuple(true);
    io:println(i, s); // @output 1t
    var f = function([int, string] t) returns string {
        var [p, q] = t;
        return string `${p}${q}`;
    };
    io:println(f([5, "five"])); // @output 5five
    [int, int...] [head, ...tail] = [1, 2, 3];
    [head, ...tail] = [9];
    io:println(head, tail); // @output 9[]
}

function failing() returns Trouble? => trouble();

function tuple(boolean b) returns [int, string]|error => b ? [1, "t"] : error("no");
