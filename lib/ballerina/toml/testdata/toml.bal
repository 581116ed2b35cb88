import ballerina/file;
import ballerina/io;
import ballerina/toml;

const TEXT = string `# settings
title = "a\tb"
big = 9_000
hex = 0xff
ratio = 1.50
limit = inf
on = true
when = 1970-01-01T00:01:00.5Z
day = 2022-06-02
at = 07:30:12
list = [1, [2, "x"], {k = 'v'}]

[server.http]
port = 8080

[[user]]
name = "A"
[[user]]
name = "B"
[user.address]
city = "C"
`;

function show(json|error v) {
    io:println(v is error ? "error: " + v.message() : v.toJsonString());
}

public function main() returns error? {
    map<json> m = check toml:readString(TEXT);
    io:println(m["title"], m["big"], m["hex"], m["ratio"], m["limit"], m["on"]); // @output a	b90002551.50Infinitytrue
    io:println(m["when"], m["day"], m["at"]); // @output [60,0.500000000]2022-06-0207:30:12
    show(m["list"]); // @output [1, [2, "x"], {"k":"v"}]
    show(m["server"]); // @output {"http":{"port":8080}}
    show(m["user"]); // @output [{"name":"A"}, {"name":"B", "address":{"city":"C"}}]
    map<json> plain = check toml:readString("t = 1970-01-01T00:00:00Z", parseOffsetDateTime = false);
    show(plain); // @output {"t":"1970-01-01T00:00:00Z"}
    show(toml:readString("a = 1\na = 2")); // @output error: key 'a' is already defined at line 1 (line 2, column 1)
    show(toml:readString("a = ")); // @output error: expected value, not end of input (line 1, column 4)

    string[] lines = check toml:writeString({a: 1, one: {two: {three: "x"}}, tab: {x: 1.5d, "odd key": [true, {i: 2}], sub: {p: 1, q: 2}}, rows: [{n: 1}, {n: 2}], empty: []});
    foreach string line in lines {
        io:println(line);
    }
    // @output a = 1
    // @output one.two.three = "x"
    // @output empty = []
    // @output [tab]
    // @output x = 1.5
    // @output "odd key" = [true, {i = 2}]
    // @output   [tab.sub]
    // @output   p = 1
    // @output   q = 2
    // @output [[rows]]
    // @output n = 1
    // @output [[rows]]
    // @output n = 2
    show(toml:readString(string:'join("\n", ...lines)));
    // @output {"a":1, "one":{"two":{"three":"x"}}, "empty":[], "tab":{"x":1.5, "odd key":[true, {"i":2}], "sub":{"p":1, "q":2}}, "rows":[{"n":1}, {"n":2}]}
    string[]|error nil = toml:writeString({a: ()});
    io:println(nil is toml:WritingError); // @output true

    string dir = check file:createTempDir();
    check toml:writeFile(dir + "/o.toml", {outer: {inner: "value"}}, allowDottedKeys = false);
    io:println(check io:fileReadLines(dir + "/o.toml")); // @output ["[outer]","inner = "value""]
    show(toml:readFile(dir + "/o.toml")); // @output {"outer":{"inner":"value"}}
    map<json>|error missing = toml:readFile(dir + "/none.toml");
    io:println(missing is toml:FileError); // @output true
    io:println(toml:writeFile(dir, {}) is toml:FileError); // @output true
    check file:remove(dir, file:RECURSIVE);
}
