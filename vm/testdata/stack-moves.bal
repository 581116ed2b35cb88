// The stacks of a strand move when they grow. Here they grow below every
// construct that runs code in the middle of something: each function below runs
// on a new strand, whose stacks are still small, and looks at its variables
// afterwards.
//
//> all 50 ok

import ballerina/io;

final int depth = 1500;

// Needs stacks of some ten thousand registers of either kind.
isolated function deep(int n = 1500) returns int {
    if n == 0 {
        return 0;
    }
    int a = n;
    float b = 0.5;
    string s = "s";
    int[] l = [a];
    return deep(n - 1) + (l[0] == a && b < 1.0 && s == "s" ? 1 : 1000000);
}

type R record {|
    int a;
    int d = deep();
    string s;
|};

class Obj {
    int a;
    int d = deep();
    string s;
    function init(int a, int more = deep(), string s = "s") {
        self.a = a + more;
        self.s = s;
        self.d += deep(3000);
    }
    function method(int x, int y = deep(), int... more) returns int => x + y + more.length() + self.a;
    public isolated function toString() returns string => deep().toString();
}

class Walk {
    int i = 0;
    public isolated function next() returns record {| int value; |}? {
        self.i += 1;
        return self.i > 3 ? () : {value: self.i + deep()};
    }
}

class Walkable {
    *object:Iterable;
    public function iterator() returns object { public isolated function next() returns record {| int value; |}?; } {
        int d = deep();
        return d == depth ? new Walk() : new Walk();
    }
}

function withDefaults(int a, int b = deep(), int c = a + deep(2500), string s = "s" + deep(3500).toString(), int... rest) returns string
    => string `${a} ${b} ${c} ${s} ${rest.length()}`;

function rest(string s, int... ns) returns string {
    int d = deep();
    return string `${s} ${ns.toString()} ${d}`;
}

function fails() returns int|error {
    int d = deep();
    return error("e", code = d);
}

function panics(int i) returns int {
    int d = deep();
    int[] none = [];
    return none[i] + d;
}

type Case [string, function () returns anydata, anydata];

public function main() {
    int n = 0;
    int ok = 0;
    foreach Case [name, f, want] in cases() {
        future<anydata> run = start f();
        anydata|error got = trap wait run;
        n += 1;
        if got is error {
            io:println(name, " ended with ", got);
        } else if got == want {
            ok += 1;
        } else {
            io:println(name, " gives ", got, ", want ", want);
        }
    }
    io:println(ok == n ? "all " : "not all ", ok, " ok");
}

function cases() returns Case[] => [
    ["call", function () returns anydata {
        int a = 1; float b = 2.5; string s = "x"; boolean t = true;
        int d = deep();
        return [a, b, s, t, d];
    }, [1, 2.5, "x", true, 1500]],
    ["operands", function () returns anydata {
        int a = 7; float f = 0.5; string s = "x";
        return [a + deep() + a, <float>deep() * f + f, s + deep().toString() + s, a < deep() && deep() > a];
    }, [1514, 750.5, "x1500x", true]],
    ["arguments", function () returns anydata {
        int a = 1; string s = "s";
        return withDefaults(a + 1, deep(), a, s + s, a, deep(2000), a);
    }, "2 1500 1 ss 3"],
    ["default values", function () returns anydata {
        int a = 1;
        string s = withDefaults(a);
        return [a, s, withDefaults(2, c = 3)];
    }, [1, "1 1500 2501 s3500 0", "2 1500 3 s3500 0"]],
    ["rest arguments", function () returns anydata {
        int a = 1; int[] l = [2, 3];
        return [rest("s", a, deep(), a), rest("t", ...l), a];
    }, ["s [1,1500,1] 1500", "t [2,3] 1500", 1]],
    ["list constructor", function () returns anydata {
        int a = 1; string s = "s";
        return [a, deep(), s, [a, deep(2500), s], a, ...[deep(3500), a]];
    }, [1, 1500, "s", [1, 2500, "s"], 1, 3500, 1]],
    ["mapping constructor", function () returns anydata {
        int a = 1; string s = "s";
        return {a, "d": deep(), s, [s + s]: deep(2500), "m": {a, s}, ...{"z": deep(3500)}};
    }, {a: 1, d: 1500, s: "s", ss: 2500, m: {a: 1, s: "s"}, z: 3500}],
    ["record with default", function () returns anydata {
        int a = 1; string s = "s";
        R r = {a, s};
        R q = {s: s + s, a: a + a};
        return [a, s, r, q];
    }, [1, "s", {a: 1, d: 1500, s: "s"}, {a: 2, d: 1500, s: "ss"}]],
    ["cloneWithType with default", function () returns anydata {
        int a = 1; string s = "s";
        map<anydata> m = {a, s};
        R|error r = m.cloneWithType();
        return [a, s, r is R ? r.d : -1];
    }, [1, "s", 1500]],
    ["table constructor", function () returns anydata {
        int a = 1;
        table<record {| readonly int k; int v; |}> key(k) t = table [{k: 1, v: deep() + a - a}, {k: 2, v: a}];
        return [a, t.length(), t.get(1).v, t.get(2).v];
    }, [1, 2, 1500, 1]],
    ["new", function () returns anydata {
        int a = 1; string s = "x";
        Obj o = new (a, s = s);
        return [a, s, o.a, o.d, o.s];
    }, [1, "x", 1501, 4500, "x"]],
    ["object constructor", function () returns anydata {
        int a = 1; string s = "x";
        var o = object { int f = deep() + a; string g = s; int h = a; };
        return [a, s, o.f, o.g, o.h];
    }, [1, "x", 1501, "x", 1]],
    ["method", function () returns anydata {
        int a = 1;
        Obj o = new (0, 0);
        return [a, o.method(a), o.method(a, a, a, a), a];
    }, [1, 1501, 4, 1]],
    ["method value", function () returns anydata {
        int a = 1;
        Obj o = new (0, 0);
        function (int, int, int...) returns int m = o.method;
        return [a, m(a, deep()), a];
    }, [1, 1501, 1]],
    ["toString of an object", function () returns anydata {
        int a = 1; string s = "x";
        Obj o = new (0, 0);
        return [a, s + o.toString() + s, string `${a}${o.toString()}${s}`];
    }, [1, "x1500x", "11500x"]],
    ["forEach", function () returns anydata {
        int a = 1; string s = "x"; int sum = 0; float f = 2.5;
        [1, 2, 3].forEach(function (int i) { sum += i + deep() + a; });
        return [a, s, sum, f];
    }, [1, "x", 4509, 2.5]],
    ["map", function () returns anydata {
        int a = 1; string s = "x";
        int[] l = [1, 2].map(i => i + deep() + a);
        return [a, s, l];
    }, [1, "x", [1502, 1503]]],
    ["filter and reduce", function () returns anydata {
        int a = 1; string s = "x";
        int[] l = [1, 2, 3].filter(i => deep() > 0 && i > a);
        int sum = l.reduce(function (int t, int i) returns int => t + i + deep(), a);
        return [a, s, l, sum];
    }, [1, "x", [2, 3], 3006]],
    ["sort", function () returns anydata {
        int a = 1; string s = "x";
        int[] l = [1, 3, 2].sort("descending", isolated function (int i) returns int => i + deep());
        return [a, s, l];
    }, [1, "x", [3, 2, 1]]],
    ["callbacks within callbacks", function () returns anydata {
        int a = 1; string s = "x";
        int[] l = [1, 2].map(i => [10, 20].map(j => [i, j].reduce(function (int t, int k) returns int => t + k + deep(), a))[1]);
        return [a, s, l];
    }, [1, "x", [3022, 3023]]],
    ["map functions", function () returns anydata {
        int a = 1; string s = "x"; int sum = 0;
        map<int> m = {p: 1, q: 2}.map(i => i + deep());
        m.forEach(function (int i) { sum += i + deep(); });
        return [a, s, m, sum];
    }, [1, "x", {p: 1501, q: 1502}, 6003]],
    ["query", function () returns anydata {
        int a = 1; string s = "x";
        return [a, from int i in [1, 2, 3] let int d = deep() + i where d > a && deep() == 1500 order by -deep() - i select [i, d, a, s], s];
    }, [1, [[3, 1503, 1, "x"], [2, 1502, 1, "x"], [1, 1501, 1, "x"]], "x"]],
    ["join", function () returns anydata {
        int a = 1;
        return [a, from int i in [1, 2] join int j in [deep(), 2 * a] on i + deep() - 1500 equals j select i + j + a, a];
    }, [1, [5], 1]],
    ["group by and collect", function () returns anydata {
        int a = 1;
        var g = from int i in [1, 2, 3] let int k = (i + deep()) % 2 group by k select [k, [i], a];
        int sum = from int i in [1, 2] let int d = i + deep() collect sum(d);
        return [a, g, sum];
    }, [1, [[1, [1, 3], 1], [0, [2], 1]], 3003]],
    ["do", function () returns anydata {
        int a = 1; string s = "x"; int sum = 0;
        from int i in [1, 2] do { sum += i + deep() + a; };
        return [a, s, sum];
    }, [1, "x", 3005]],
    ["stream", function () returns anydata {
        int a = 1; string s = "x";
        stream<int> st = stream from int i in [1, 2] select i + deep() + a;
        int sum = 0;
        foreach int i in st { sum += i; }
        return [a, s, sum];
    }, [1, "x", 3005]],
    ["iterator object", function () returns anydata {
        int a = 1; string s = "x"; int sum = 0;
        foreach int i in new Walkable() { sum += i + a; }
        return [a, s, sum];
    }, [1, "x", 4509]],
    ["stream of an object", function () returns anydata {
        int a = 1; string s = "x"; int sum = 0;
        stream<int> st = new (new Walk());
        record {| int value; |}? v = st.next();
        while v != () { sum += v.value + a; v = st.next(); }
        return [a, s, sum];
    }, [1, "x", 4509]],
    ["foreach", function () returns anydata {
        int a = 1; string s = "x"; int sum = 0;
        foreach int i in 0 ..< 3 { sum += i + deep() + a; }
        foreach int i in [10, 20] { sum += i + deep(2500) + a; }
        foreach string c in "ab" { sum += deep(3500) + c.length(); }
        foreach int i in {p: 1} { sum += i + deep(4500); }
        return [a, s, sum];
    }, [1, "x", 4506 + 5032 + 7002 + 4501]],
    ["bounds of foreach", function () returns anydata {
        int a = 1; int sum = 0;
        foreach int i in deep() ... deep() + 2 { sum += i; }
        return [a, sum];
    }, [1, 4503]],
    ["while", function () returns anydata {
        int a = 1; int i = 0;
        while i + deep() < 1503 { i += a; }
        return [a, i];
    }, [1, 3]],
    ["match", function () returns anydata {
        int a = 1; string s = "x"; anydata v = [1, "p"];
        string r = "";
        match v {
            [var x, var y] if deep() == 1500 && x == a => { r = y.toString() + s; }
        }
        match deep() { 1500 => { r += s; } }
        return [a, s, r];
    }, [1, "x", "pxx"]],
    ["conditional", function () returns anydata {
        int a = 1; string s = "x";
        int? none = ();
        return [a, deep() > 0 ? a + deep(2500) : 0, none ?: deep(3500) + a, s];
    }, [1, 2501, 3501, "x"]],
    ["assignment", function () returns anydata {
        int a = 1; int[] l = [0, 0]; map<int> m = {};
        record {| int x; int[] y; |} r = {x: 0, y: [1]};
        l[deep() - 1499] = deep() + a;
        l[0] += deep() + a;
        m["k" + deep().toString()] = a;
        r.x = deep();
        r.x += deep() + a;
        r.y[deep() - 1500] = deep();
        a += deep();
        return [a, l, m, r];
    }, [1501, [1501, 1501], {k1500: 1}, {x: 3001, y: [1500]}]],
    ["destructuring", function () returns anydata {
        int a = 1;
        var [x, {y, z: [p, ...q]}] = [deep(), {y: deep(2500), z: [a, deep(3500), a]}];
        [a, x] = [x, a];
        return [a, x, y, p, q];
    }, [1500, 1, 2500, 1, [3500, 1]]],
    ["closure", function () returns anydata {
        int a = 1; string s = "x";
        function (int) returns int f = function (int n) returns int { a += 1; return a + n + deep(); };
        int r = f(1) + f(2);
        return [a, s, r];
    }, [3, "x", 3008]],
    ["closures made below", function () returns anydata {
        int a = 1;
        (function () returns int)[] fs = [];
        foreach int i in 0 ..< 3 { int d = deep(1000 * (i + 1)); fs.push(() => d + i + a); }
        return [a, from var f in fs select f()];
    }, [1, [1001, 2002, 3003]]],
    ["check", function () returns anydata {
        int a = 1; string s = "x"; string m = "";
        do { int x = check fails(); a = x; } on fail error e { m = e.message() + s; }
        return [a, s, m];
    }, [1, "x", "ex"]],
    ["trap", function () returns anydata {
        int a = 1; string s = "x";
        int|error r = trap panics(a);
        error|int q = trap [a, deep(), panics(3)][0];
        int|error sum = trap deep() + a;
        return [a, s, r is error, q is error, sum is int ? sum : 0];
    }, [1, "x", true, true, 1501]],
    ["trap in a callback", function () returns anydata {
        int a = 1; string s = "x";
        string[] l = [1, 2].map(function (int i) returns string {
            int|error r = trap panics(i);
            return s + (r is error ? "e" : "") + i.toString();
        });
        return [a, s, l];
    }, [1, "x", ["xe1", "xe2"]]],
    ["panic through a callback", function () returns anydata {
        int a = 1; string s = "x";
        int[]|error l = trap [1, 2].map(i => panics(i) + a);
        int sum = deep() + a;
        return [a, s, l is error, sum];
    }, [1, "x", true, 1501]],
    ["on fail in a callback", function () returns anydata {
        int a = 1;
        int[] l = [1, 2].map(function (int i) returns int {
            do { int x = check fails(); return x; } on fail { return i + deep() + a; }
        });
        return [a, l];
    }, [1, [1502, 1503]]],
    ["retry", function () returns anydata {
        int a = 1; int tries = 0;
        do {
            retry (3) { tries += 1; if tries < 3 { fail error error:Retriable("again" + deep().toString()); } }
        } on fail { tries = -1; }
        return [a, tries];
    }, [1, 3]],
    ["error constructor", function () returns anydata {
        int a = 1; string s = "x";
        error e = error(s + deep().toString(), error("c" + deep(2500).toString()), a = a, d = deep(3500), s = s);
        error? c = e.cause();
        return [a, e.message(), c is error ? c.message() : "", e.detail().toString()];
    }, [1, "x1500", "c2500", "{\"a\":1,\"d\":3500,\"s\":\"x\"}"]],
    ["templates", function () returns anydata {
        int a = 1; string s = "x";
        xml x = xml `<e k="${s + deep().toString()}">${a}<f>${deep(2500)}</f>${s}</e>`;
        return [a, string `${s}${deep()}${a}`, x.toString()];
    }, [1, "x15001", "<e k=\"x1500\">1<f>2500</f>x</e>"]],
    ["lock", function () returns anydata {
        int a = 1;
        int r = guarded(a);
        return [a, r, guarded(2)];
    }, [1, 1501, 3003]],
    ["start and wait", function () returns anydata {
        int a = 1; string s = "x";
        future<int> f = start deep(a + 999);
        int d = deep() + a;
        int r = checkpanic wait f;
        return [a, s, d, r];
    }, [1, "x", 1501, 1000]],
    ["workers", function () returns anydata {
        int a = 1; string s = "x";
        worker W returns int { int own = 5; own + deep() -> function; return own + a; }
        int m = <- W;
        int d = deep() + a;
        int r = wait W;
        return [a, s, m, d, r];
    }, [1, "x", 1505, 1501, 6]],
    ["function pointers", function () returns anydata {
        int a = 1;
        function (int) returns int f = deep;
        isolated function () returns int g = () => deep();
        return [a, f(a + 1499), g() + a, f(f(a + 99) + 100)];
    }, [1, 1500, 1501, 200]],
    ["recursive closure", function () returns anydata {
        int a = 1; string s = "x";
        function (int) returns int f = n => n;
        f = n => n == 0 ? a : f(n - 1) + 1;
        return [a, s, f(1000), [1, 2].map(i => f(2000 + i))];
    }, [1, "x", 1001, [2002, 2003]]]
];

isolated int total = 0;

isolated function guarded(int a) returns int {
    lock {
        int own = a;
        total += own + deep();
        return total;
    }
}
