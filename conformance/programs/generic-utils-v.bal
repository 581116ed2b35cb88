// Generic helpers: conversion by typedesc, composition, memoizing, immutability.
import ballerina/io;

type Person record {|
    string name;
    int age;
    Person? boss = ();
|};

type Named record {
    string name;
};

type Step function (anydata) returns anydata|error;

type Ints int[];

isolated class Counter {
    private map<int> counts = {};

    isolated function count(string key) returns int {
        lock {
            int n = (self.counts[key] ?: 0) + 1;
            self.counts[key] = n;
            return n;
        }
    }

    isolated function snapshot() returns readonly & map<int> {
        lock {
            return self.counts.cloneReadOnly();
        }
    }
}

function convert(anydata[] values, typedesc<anydata> t) returns [anydata[], string[]] {
    anydata[] good = [];
    string[] bad = [];
    foreach [int, anydata] [i, v] in values.enumerate() {
        anydata|error c = v.cloneWithType(t);
        if c is error {
            bad.push(string `#${i}`);
        } else {
            good.push(c);
        }
    }
    return [good, bad];
}

function compose(Step... steps) returns Step =>
    function(anydata x) returns anydata|error {
        anydata r = x;
        foreach Step step in steps {
            r = check step(r);
        }
        return r;
    };

function memoize(function (int) returns int f) returns function (int) returns int {
    map<int> seen = {};
    return n => seen.hasKey(n.toString()) ? seen.get(n.toString()) : store(seen, n, f(n));
}

function store(map<int> m, int key, int value) returns int {
    m[key.toString()] = value;
    return value;
}

function groupBy(Person[] people, function (Person) returns string key) returns map<Person[]> {
    map<Person[]> groups = {};
    foreach Person p in people {
        string k = key(p);
        if !groups.hasKey(k) {
            groups[k] = [];
        }
        groups.get(k).push(p);
    }
    return groups;
}

public function main() returns error? {
    [anydata[], string[]] [good, bad] = convert([{name: "Ann", age: 30}, {name: "Bo"}, "x", {age: 1.0, name: "Cy"}], Person);
    io:println(good, bad); // @output [{"name":"Ann","age":30,"boss":null},{"name":"Cy","age":1,"boss":null}]["#1","#2"]
    io:println(convert([1, 2.5, 3.4d, "4", true], int)); // @output [[1,2,3],["#3","#4"]]

    Step pipeline = compose(
        v => v.ensureType(string),
        v => check int:fromString(v.toString()),
        function(anydata v) returns anydata => v is int ? [v, v * v] : v
    );
    io:println(check pipeline("12")); // @output [12,144]
    anydata|error e = pipeline(12);
    io:println(e is error ? e.message() : e); // @output {ballerina}TypeCastError
    e = pipeline("x2");
    io:println(e is error ? e.message() : e); // @output {ballerina/lang.int}NumberParsingError

    int calls = 0;
    var slow = memoize(function(int n) returns int {
        calls += 1;
        return n * n;
    });
    io:println(slow(4) + slow(4) + slow(5), " ", calls); // @output 57 2

    Person boss = {name: "Dee", age: 60};
    Person[] people = [{name: "Eve", age: 25, boss}, boss, {name: "Fay", age: 61, boss}];
    map<Person[]> groups = groupBy(people, p => p.age > 50 ? "senior" : "junior");
    foreach var [k, v] in groups.entries() {
        io:println(k, "=", from var {name} in v select name);
    }
    // @output junior=["Eve"]
    // @output senior=["Dee","Fay"]
    boss.age += 1;
    io:println(people[0].boss?.age, " ", people[2]?.boss?.boss?.age is ()); // @output 61 true

    readonly & Person[] frozen = people.cloneReadOnly();
    boss.age += 1;
    io:println((<Person>frozen[0].boss).age, " ", frozen === frozen.cloneReadOnly()); // @output 61 true
    Person thawed = frozen[1].clone();
    io:println(thawed.isReadOnly()); // @output true
    error? failure = trap change(frozen[1]);
    io:println(failure is error ? failure.message() : "changed"); // @output {ballerina/lang.map}InvalidUpdate

    Named named = people[0];
    io:println(named.name, " ", named is Person); // @output Eve true
    Named|error open = {"name": "G", "extra": 1}.cloneWithType();
    io:println(check open); // @output {"name":"G","extra":1}
    Ints ints = check [1.0, 2.0].cloneWithType();
    io:println(ints, " ", check [1, 2].ensureType(Ints)); // @output [1,2] [1,2]

    Counter counter = new;
    foreach string w in ["a", "b", "a"] {
        _ = counter.count(w);
    }
    io:println(counter.snapshot()); // @output {"a":2,"b":1}
    anydata x = {"a": [1, {b: ()}], "c": "d"};
    io:println(x.toString(), " ", x.toBalString(), " ", x.toJsonString()); // @output {"a":[1,{"b":null}],"c":"d"} {"a":[1,{"b":()}],"c":"d"} {"a":[1, {"b":null}], "c":"d"}
}

function change(Person p) {
    p.age = 1;
}
