// Every kind of expression.

function literals() {
    var a = [1, 0x1F, 1.5, 2e10, 1.0e-5f, 0x1.8p3, 1d, .5, 10f, 3D];
    var b = [true, false, (), null, "text \" \\ \u{1F600}\n"];
    byte[] c = base16 `AA bb 0f`;
    byte[] d = base64 `aGVsbG8=`;
    string 'from = "quoted";
    int \u{61}b\-c = 1;
    int größe = 1;
}

function templates(int n, xml x) {
    string s = string `n is ${n} and $${n} $ {`;
    xml e = xml `<a b="${n}" c='d'><!-- note --><?pi data?><![CDATA[<raw>]]>&lt;${x}<ns:c/></a> text`;
    object:RawTemplate r = `select ${string `a${n}`} from t`;
    string:RegExp p = re `^(a|b)+[^\d\-z]{2,3}?${n}\p{Lu}(?i:x)$`;
    string empty = string ``;
    string nested = string `${{a: "}"}["a"] + string `${1}`}`;
}

function constructors() {
    int[] a = [1, 2, ...others, 3];
    map<any> m = {
        a: 1,
        "b": 2,
        [key()]: 3,
        c,
        ...rest,
        readonly d: 4,
        readonly e,
        'type: 5
    };
    table<Row> t = table [{id: 1}];
    table<Row> k = table key(id) [
        {id: 1, name: "x"},
        {id: 2, name: "y"}
    ];
    table<Row> none = table key() [];
    error e = error("message", cause, code = 5, detail = "x");
    error e2 = error MyError("message");
    error e3 = error mod:MyError("message", id = 1);
    Counter c = new;
    Counter c2 = new ("x");
    Counter c3 = new Counter("x", ...args);
    stream<int> s = new stream<int, error?>(gen);
    var o = object {
        int n = 1;
        function f() returns int => self.n;
    };
    var o2 = isolated client object mod:Iface {
        remote function g() {
        }
    };
    var o3 = @display {label: "x"} service object {
        resource function get x() returns int => 1;
    };
}

function functions() {
    var a = function(int x) returns int {
        return x;
    };
    var b = isolated function(int x, int y = 1) returns int => x + y;
    var c = x => x + 1;
    var d = (x, y) => x * y;
    var e = () => 1;
    var f = @a function() {
    };
    var g = x => y => x + y;
}

function access(xml x, map<any> m) {
    _ = a.b.c;
    _ = a?.b?.c;
    _ = x.ns:attr;
    _ = x?.ns:attr;
    _ = s.@deprecated;
    _ = s.@mod:Config;
    _ = m["a"];
    _ = t[1, "two"];
    _ = f(1, a = 2);
    _ = f(...list);
    _ = mod:f(1)[0].g().h;
    _ = "abc".length();
    _ = [1, 2].map(n => n + 1);
    _ = int:max(1, 2) + string:length("x");
    _ = error:message(e);
    _ = value:map(x).start().join();
    _ = x.<a>;
    _ = x.<a|ns:b|*|ns:*>;
    _ = x/<a>;
    _ = x/*;
    _ = x/**/<ns:b>;
    _ = x/<a>[0].<b>.text().toString();
    _ = x/*/<b>/*.length();
}

function operators(int a, int b, any c) {
    _ = a + b * c - d / e % f;
    _ = a << 1 >> 2 >>> 3;
    _ = a < b == c >= d;
    _ = a...b;
    _ = a ..< b;
    _ = a === b || a !== b && a != b;
    _ = a & b ^ c | d;
    _ = a ?: b ?: c;
    _ = a ? b : c ? d : e;
    _ = a ? b:c : d:e;
    _ = a ? b : c;
    _ = a is int ? 1 : 2;
    _ = a is int? ? 1 : 2;
    _ = a is int && b !is string|int;
    _ = a is map<int>[] || b;
    _ = -a + +b - ~c;
    _ = !a;
    _ = <int>a + <@x string>b;
    _ = <@untainted>a;
    _ = typeof a;
    _ = check f();
    _ = checkpanic f() + check g();
    _ = trap f() + 1;
    _ = (a + b) * (c);
    _ = let int x = 1, var y = x in x + y;
    _ = transactional;
    _ = a < -1;
    _ = a <-1;
    _ = a > -b;
}

function types() {
    typedesc<any> a = int;
    typedesc<any> b = map<int>|string;
    typedesc<any> c = record {| int a; |};
    var d = v.cloneWithType(json[]);
    var e = v.ensureType(Person[]);
    var f = v.ensureType(Person?);
    var g = v.ensureType(Person & readonly);
    var h = v.ensureType(a|b|int);
    var i = v.ensureType(table<Row> key(id));
    var j = v.ensureType([int, string][]);
    var k = v.ensureType(function (int) returns int);
    var l = v.ensureType(error);
    var m = v.ensureType(stream<int, error?>);
    var n = v.ensureType(object {});
    var o = v.ensureType(distinct error);
    var p = v.ensureType(future<int>);
    var q = v.ensureType(xml:Element);
    var r = v.ensureType(mod:T[3]);
}

function natural1(int n) returns string|error {
    string a = check natural (model) {
        Say {hello} to ${n} people `quoted` "un
        closed
    };
    string b = natural {
        Nothing.
    };
    string c = const natural {Constant};
    return a + b + c;
}
