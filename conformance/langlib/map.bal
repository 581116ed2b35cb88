import ballerina/io;

type R record {|
    int a;
    int b?;
|};

public function main() {
    map<int> m = {a: 1, b: 2, c: 3};
    io:println(m.length(), " ", m.get("b"), " ", m.hasKey("z")); // @output 3 2 false
    io:println(m.keys(), " ", m.toArray()); // @output ["a","b","c"] [1,2,3]
    io:println(m.entries()); // @output {"a":["a",1],"b":["b",2],"c":["c",3]}
    io:println(m.map(n => n.toString() + "!")); // @output {"a":"1!","b":"2!","c":"3!"}
    io:println(m.filter(n => n > 1)); // @output {"b":2,"c":3}
    io:println(m.reduce(isolated function(int sum, int n) returns int => sum + n, 0)); // @output 6
    foreach [string, int] [k, v] in m.entries() {
        io:println(k, "=", v);
        // @output a=1
        // @output b=2
        // @output c=3
    }
    int total = 0;
    m.forEach(function(int n) {
        total += n;
    });
    io:println(total); // @output 6
    io:println(m.remove("a"), " ", m.removeIfHasKey("z") is (), " ", m.removeIfHasKey("b")); // @output 1 true 2
    io:println(m); // @output {"c":3}
    m.removeAll();
    io:println(m); // @output {}

    R r = {a: 1, b: 2};
    io:println(r.length(), " ", r.toArray(), " ", r.remove("b")); // @output 2 [1,2] 2
    int|error e = trap r.remove("a");
    io:println(e is error ? e.message() : "none"); // @output {ballerina/lang.map}OperationNotSupported
    map<int> & readonly fixed = {a: 1};
    map<int> open = fixed.filter(n => true);
    open["b"] = 2;
    io:println(open); // @output {"a":1,"b":2}
    var it = fixed.iterator();
    io:println(it.next()); // @output {"value":1}
    io:println(it.next() is ()); // @output true
    _ = m.get("x"); // @panic cannot find key 'x'
}
