// A closure has the variables of its place: each iteration of a loop has its
// own; variables of the function around are shared, also between strands that
// take turns.
//
//> [1,12,23,34,100,101]
//> [2,13,24,35,100,101]
//> 210
//> 4610
//> 102304

import ballerina/io;
function adders() returns (function (int) returns int)[] {
    (function (int) returns int)[] fs = [];
    foreach int i in 0 ..< 4 {
        int own = i * 10;
        fs.push(function (int n) returns int { own += n; return own + i; });
    }
    int j = 0;
    while j < 2 {
        final int k = j;
        fs.push(n => n * 100 + k);
        j += 1;
    }
    return fs;
}
public function main() {
    (function (int) returns int)[] fs = adders();
    io:println(from var f in fs select f(1));
    io:println(from var f in fs select f(1));

    int shared = 0;
    future<()>[] all = [];
    foreach int i in 1 ... 20 {
        var add = function () { int old = shared; shared = old + i; };
        future<()> f = start add();
        all.push(f);
    }
    foreach var f in all { checkpanic wait f; }
    io:println(shared);

    function () returns int counter = () => 0;
    { int n = 0; float x = 0.5; string s = "";
      counter = function () returns int { n += 1; x += 1.0; s += "x"; return n + <int>x + s.length(); }; }
    io:println(counter(), counter(), counter());
    function (int) returns function (int) returns function () returns int nest = a => b => () => a * 100 + b;
    var one = nest(1);
    var three = nest(3);
    var two = one(2);
    var four = three(4);
    io:println(two(), four());
}
