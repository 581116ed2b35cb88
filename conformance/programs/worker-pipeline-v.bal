// Workers that hand events on, fail, and are waited for.
import ballerina/io;

type Reading record {|
    string sensor;
    float value;
|};

type TooHot error<record {| string sensor; float value; |}>;

function parse(string line) returns Reading|error {
    int? colon = line.indexOf(":");
    if colon is () {
        return error("no colon in '" + line + "'");
    }
    return {sensor: line.substring(0, colon).trim(), value: check float:fromString(line.substring(colon + 1).trim())};
}

function average(float[] values) returns float => values.length() == 0 ? 0.0 : float:sum(...values) / <float>values.length();

function run(string[] lines) returns map<float>|error {
    worker parser returns error? {
        Reading[] readings = [];
        foreach string line in lines {
            readings.push(check parse(line));
        }
        readings -> guard;
    }

    worker guard returns error? {
        Reading[] readings = check <- parser;
        foreach var r in readings {
            if r.value > 100.0 {
                return error TooHot("too hot", sensor = r.sensor, value = r.value);
            }
        }
        readings -> grouping;
    }

    worker grouping returns map<float>|error {
        Reading[] readings = check <- guard;
        map<float[]> groups = {};
        foreach var {sensor, value} in readings {
            float[]? group = groups[sensor];
            if group is () {
                groups[sensor] = [value];
            } else {
                group.push(value);
            }
        }
        return groups.map(average);
    }

    return wait grouping;
}

isolated function slowSquare(int n) returns int => n * n;

function fanOut(int n) returns int {
    future<int>[] futures = from int i in 1 ... n
        select start slowSquare(i);
    int sum = 0;
    foreach var f in futures {
        int|error v = wait f;
        sum += v is int ? v : 0;
    }
    return sum;
}

function both() returns record {| int a; string b; |} {
    fork {
        worker x returns int {
            int seen = <- y;
            return seen * 2;
        }
        worker y returns string {
            21 -> x;
            return "sent";
        }
    }
    return wait {a: x, b: y};
}

function firstOf() returns string|error {
    future<string> quick = start pick("quick");
    string|error either = wait quick | quick;
    return either;
}

isolated function pick(string s) returns string => s;

public function main() returns error? {
    io:println(check run(["a: 1", "b:2.5", "a : 3"])); // @output {"a":2.0,"b":2.5}
    map<float>|error bad = run(["a: 1", "b"]);
    io:println(bad is error ? bad.message() : "?"); // @output no colon in 'b'
    map<float>|error hot = run(["a: 1", "b: 101"]);
    if hot is TooHot {
        io:println(hot.detail().sensor, " ", hot.detail().value); // @output b 101.0
    }
    map<float>|error odd = run(["a: x"]);
    io:println(odd is error && odd !is TooHot); // @output true
    io:println(fanOut(10)); // @output 385
    io:println(both()); // @output {"a":42,"b":"sent"}
    io:println(check firstOf()); // @output quick
}
