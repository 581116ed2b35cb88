// Every kind of statement.

function declarations() returns error? {
    int a = 1;
    int b;
    final int c = 2;
    var d = a;
    final var e = b;
    @deprecated
    int f = 1;
    int[] g = [];
    T[] h = [];
    T[2] i = [1, 2];
    mod:T j = 1;
    mod:T[] k = [];
    int|string l = 1;
    T? m = ();
    T & readonly n = 1;
    [int, string] o = [1, ""];
    [int, string] [p, q] = o;
    [T, U] r = o;
    map<int> s = {};
    map<int> {t, u: v} = s;
    T {w, ...x} = s;
    table<T> key(id) y = table [];
    function (int) returns int z = f;
    isolated function () aa = f;
    error bb = error("");
    error error(cc) = bb;
    MyError error MyError(dd, ee, code = ff, ...gg) = bb;
    var error(_) = bb;
    record {int a;} hh = {a: 1};
    object {} ii = object {};
    service object {} jj = service object {};
    client object {} kk = c;
    readonly & T ll = 1;
    distinct error mm = e;
    typedesc<any> nn = int;
    stream<int, error?> oo = new;
    future<int> pp = start f();
    json qq = {};
    xml rr = xml ``;
    handle ss = h;
    transaction:Info tt = transaction:info();
    "a"|"b" uu = "a";
    1|2 vv = 1;
    () ww = ();
    (int|string)[] xx = [];
    int:Signed32 yy = 1;
    string:Char zz = "a";
    int[] [ab, ...cd] = [];
    byte ef = 1;
    anydata gh = 1;
    never ij = panicNow();
}

function assignments() {
    a = 1;
    a.b = 2;
    a[0] = 3;
    a["x"].y[1][2].z = 4;
    mod:v = 5;
    a += 1;
    a -= 1;
    a *= 2;
    a /= 2;
    a &= 1;
    a |= 1;
    a ^= 1;
    a <<= 1;
    a >>= 1;
    a >>>= 1;
    _ = f();
    [a, b] = f();
    [a, [b, _], {c}, ...d] = f();
    [a.x, b[0]] = f();
    {a, b} = f();
    {a: b, c: [d, e], ...rest} = f();
    {} = f();
    error(m) = f();
    error E(m, c, code = d, ...rest) = f();
    error mod:E(_) = f();
}

function calls() {
    f();
    mod:f(1);
    a.f();
    a[0].b.f();
    [1, 2].forEach(g);
    "abc".f();
    string `x`.f();
    int:f();
    error:f();
    check f();
    checkpanic f();
    transaction:onCommit(f);
    x/<a>.f();
}

function control(int n, any v) returns int {
    if n > 1 {
        return 1;
    } else if n is int {
        return 2;
    } else {
        return 3;
    }
    if (n == 1) {
    }
    while true {
        break;
    }
    while n < 1 {
        continue;
    } on fail {
    }
    foreach var i in 0 ..< n {
    }
    foreach [int, string] [a, b] in pairs {
    } on fail error e {
    }
    foreach int i in check f() {
    }
    match v {
        1|2 => {
        }
        "x" if n > 1 => {
        }
        -1|CONST|mod:CONST => {
        }
        var x if x is int => {
        }
        [1, _, var y, ...var rest] => {
        }
        {a: 1, b: var z, c: {d: []}, ...var others} => {
        }
        error E("m", _, code = 1, detail = var d, ...var r) => {
        }
        error(var m, error(var c)) => {
        }
        {} => {
        }
        ()|null|true => {
        }
        var [p, {q}] => {
        }
        _ => {
        }
    } on fail var e {
    }
    do {
        fail error("x");
    } on fail var error(m) {
    }
    do {
    } on fail error<Detail> e {
    }
    lock {
        n += 1;
    }
    {
        int inner = 1;
    }
    panic error("x");
    xmlns "http://example.com" as ex;
    return n;
}

function transactions() returns error? {
    transaction {
        check commit;
    }
    transaction {
        rollback;
        rollback error("x");
    } on fail error e {
    }
    retry {
    }
    retry<Manager> {
    }
    retry<Manager>(3, x = 1) transaction {
        check commit;
    }
    retry (3) {
    } on fail var e {
    }
    return check commit;
}

function actions(http:Client c, future<int> f) returns error? {
    _ = check c->get("/x", targetType = json);
    c->ping();
    json a = check c->/;
    json b = check c->/albums;
    json d = check c->/albums/[id]/tracks.post({a: 1}, headers = h);
    json e = check c->/[...path]();
    json g = check c->/albums.get();
    future<int> h = start work(1);
    future<int> i = start obj.work();
    future<int> j = @strand {thread: "any"} start c->ping();
    int k = wait f;
    int l = check wait f|h|i;
    map<int> m = wait {f, x: h};
    record {|int f;|} n = wait {f};
    int o = <int>check wait f;
    error? p = trap c->ping();
    _ = (check c->ping());
    return c->ping();
}

function workers() returns error? {
    int before = 1;
    worker a {
        1 -> b;
        int x = <- b;
        x ->> b;
        _ = x ->> b;
        check flush b;
        check flush;
    }
    @strand {thread: "any"}
    worker b returns int|error {
        int x = <- a;
        x -> a;
        _ = <- a;
        "done" -> function;
        return x;
    } on fail error e {
        return e;
    }
    transactional worker c {
        map<int> m = <- {a, x: b};
        int n = <- a|b;
        int o = <- function;
    }
    int r = check wait b;
    fork {
        worker d {
        }
        worker e returns int {
            return 1;
        }
    }
    _ = wait e;
}
