import ballerina/data.yaml;
import ballerina/io;

type Server record {|
    string host;
    int port;
    int[2] ports;
    @yaml:Name {value: "db-name"}
    string db?;
    decimal ratio;
    float|string end;
|};

type Config record {|
    "Config" kind;
    map<string> data;
|};

type Service record {|
    "Service" kind;
    int port;
|};

const SERVER = string `
# a server
host: "local\thost"
port: 0x1F90
ports: [9000, 9001, 9002]
protocol: http
db-name: shop
ratio: 0.10
end: .inf
...
`;

const STREAM = string `---
kind: Service
port: 80
---
kind: Config
data:
  a: "1"
  b: |
    two
    lines
`;

function show(anydata|error v) {
    if v is error {
        io:println("error: ", v.message());
    } else {
        io:println(v);
    }
}

public function main() returns error? {
    Server server = check yaml:parseString(SERVER);
    io:println(server); // @output {"host":"local	host","port":8080,"ports":[9000,9001],"db":"shop","ratio":0.10,"end":Infinity}
    Server fromBytes = check yaml:parseBytes(SERVER.toBytes());
    io:println(server == fromBytes); // @output true
    [Service, Config] documents = check yaml:parseString(STREAM);
    io:println(documents[0].port, documents[1].data); // @output 80{"a":"1","b":"two
    // @output lines
    // @output "}
    [Config, Service] ordered = check yaml:parseString(STREAM, {allowDataProjection: {enableYamlStreamReorder: true}});
    io:println(ordered[1]); // @output {"kind":"Service","port":80}

    anydata scalars = check yaml:parseString(string `[~, null, True, yes, 12, 0o17, 1e3, .5, "12", '~', -, !!str 5, !!float 5, 08:30, 2001-01-01]`);
    io:println(scalars); // @output [null,null,true,"yes",12,15,1000.0,0.5,"12","~","-","5",5.0,"08:30","2001-01-01"]
    anydata strict = check yaml:parseString("[~, True, null, 0o17, 1.5]", {schema: yaml:JSON_SCHEMA});
    io:println(strict); // @output ["~","True",null,"0o17",1.5]
    anydata texts = check yaml:parseString("[true, 1]", {schema: yaml:FAILSAFE_SCHEMA});
    io:println(texts); // @output ["true","1"]
    json anchors = check yaml:parseString(string `{a: &x [1, 2], b: *x, 5: c}`);
    io:println(anchors); // @output {"a":[1,2],"b":[1,2],"5":"c"}
    () nothing = check yaml:parseString("");
    io:println(nothing is ()); // @output true

    // What is wrong is told.
    anydata|error e = yaml:parseString("a: 1\na: 2");
    show(e); // @output error: 'cannot have duplicate map entries for 'a'' at line: '2' column: '1'
    e = yaml:parseString("a: 1\na: 2", {allowMapEntryRedefinition: true});
    show(e); // @output {"a":2}
    e = yaml:parseString("!!int abc");
    show(e); // @output error: 'cannot cast abc to int' at line: '1' column: '1'
    e = yaml:parseString("- &a 1\n- &a 2", {allowAnchorRedefinition: false});
    show(e); // @output error: 'duplicate anchor definition of 'a'' at line: '2' column: '3'
    e = yaml:parseString("&a [*a]");
    show(e); // @output error: 'the anchor 'a' stands for a node that contains itself' at line: '1' column: '1'
    e = yaml:parseString("a: [1");
    io:println(e is yaml:Error); // @output true
    Server|error s = yaml:parseString("host: h");
    show(s); // @output error: required field 'port' not present in YAML
    Config|error undefined = yaml:parseString("kind: Config\ndata: {}\nmore: 1", {allowDataProjection: false});
    show(undefined); // @output error: undefined field 'more'

    // Writing.
    json data = {name: "Central: Library", books: [{title: "1984", tags: ["a", "b"]}, {}], empty: [], none: (), "yes": true, nested: [[1.5], []]};
    string text = check yaml:toYamlString(data);
    io:println(text);
    // @output name: "Central: Library"
    // @output books:
    // @output -
    // @output   title: "1984"
    // @output   tags:
    // @output   - a
    // @output   - b
    // @output - {}
    // @output empty: []
    // @output none: null
    // @output "yes": true
    // @output nested:
    // @output -
    // @output   - 1.5
    // @output - []
    json back = check yaml:parseString(text);
    io:println(back == data); // @output true
    io:println(check yaml:toYamlString(data, {flowStyle: true}));
    // @output {name: "Central: Library", books: [{title: "1984", tags: [a, b]}, {}], empty: [], none: null, "yes": true, nested: [[1.5], []]}
    io:println(check yaml:toYamlString(["it's", "two\nlines", 5], {forceQuotes: true, useSingleQuotes: true}));
    // @output - 'it''s'
    // @output - "two\nlines"
    // @output - '5'
    io:println(check yaml:toYamlString([{a: 1}, [2]], {isStream: true}));
    // @output a: 1
    // @output ---
    // @output - 2
    io:println(check yaml:toYamlString({a: [true]}, {canonical: true, indentationPolicy: 4}));
    // @output !!str a: !!seq
    // @output - !!bool true
    io:println(check yaml:toYamlString(server)); // @output host: "local\thost"
    // @output port: 8080
    // @output ports:
    // @output - 9000
    // @output - 9001
    // @output db-name: shop
    // @output ratio: 0.10
    // @output end: .inf
    io:println(check yaml:toYamlString("just text")); // @output just text
}
