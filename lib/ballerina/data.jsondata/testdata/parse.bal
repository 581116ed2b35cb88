import ballerina/data.jsondata;
import ballerina/io;

type Line record {|
    string sku;
    int quantity;
    decimal price;
|};

type Order record {|
    @jsondata:Name {value: "order-id"}
    int id;
    string customer = "nobody";
    string? note;
    string coupon?;
    Line[] lines;
|};

type Open record {
    int id;
};

type Pair [int, string];

type Shape Circle|Square;

type Circle record {|
    float radius;
|};

type Square record {|
    float side;
    string colour?;
|};

type Twice record {|
    @jsondata:Name {value: "b"}
    int a;
    int b;
|};

type Tree record {|
    string name;
    Tree[] children = [];
|};

const ORDER = string `{"order-id": 7, "note": null, "extra": {"deep": [1, {"x": null}]},
    "lines": [{"sku": "a\u00e9\t", "quantity": 2, "price": 10.50, "weight": 1e3}]}`;

class Blocks {
    private final byte[] bytes;
    private final int broken;
    private int at = 0;

    function init(string text, int broken = -1) {
        self.bytes = text.toBytes();
        self.broken = broken;
    }

    public isolated function next() returns record {|byte[] value;|}|error? {
        if self.at == self.broken {
            return error("broken pipe");
        }
        if self.at >= self.bytes.length() {
            return;
        }
        self.at += 1;
        return {value: [self.bytes[self.at - 1]]};
    }
}

function show(anydata|error v) {
    if v is error {
        io:println("error: ", v.message());
    } else {
        io:println(v);
    }
}

public function main() returns error? {
    Order first = check jsondata:parseString(ORDER);
    io:println(first); // @output {"id":7,"customer":"nobody","note":null,"lines":[{"sku":"aé	","quantity":2,"price":10.50}]}
    Order second = check jsondata:parseBytes(ORDER.toBytes());
    io:println(first == second); // @output true
    stream<byte[], error?> blocks = new (new Blocks(ORDER));
    Order third = check jsondata:parseStream(blocks);
    io:println(first == third); // @output true
    json tree = check ORDER.fromJsonString();
    Order fourth = check jsondata:parseAsType(tree);
    io:println(first == fourth); // @output true
    stream<byte[], error?> broken = new (new Blocks(ORDER, 5));
    Order|error fifth = jsondata:parseStream(broken);
    show(fifth); // @output error: cannot read the stream: broken pipe
    if fifth is jsondata:Error {
        io:println("an error of the module"); // @output an error of the module
    }
    io:println(jsondata:toJson(first)); // @output {"order-id":7,"customer":"nobody","note":null,"lines":[{"sku":"aé	","quantity":2,"price":10.50}]}

    // What the type has a place for is kept.
    Open open = check jsondata:parseString(string `{"id": 1, "more": [1.5, true]}`);
    io:println(open, open["more"] is anydata[]); // @output {"id":1,"more":[1.5,true]}true
    Pair pair = check jsondata:parseString(string `[1, "x", {"never": "read"}]`);
    io:println(pair); // @output [1,"x"]
    int[3] filled = check jsondata:parseString("[1, 2]");
    io:println(filled); // @output [1,2,0]
    int[2] cut = check jsondata:parseString("[1, 2, 3, 4]");
    io:println(cut); // @output [1,2]
    map<int> & readonly frozen = check jsondata:parseString(string `{"a": 1, "a": 2}`);
    io:println(frozen, frozen is readonly); // @output {"a":2}true
    Tree nested = check jsondata:parseString(string `{"name": "a", "children": [{"name": "b"}]}`);
    io:println(nested); // @output {"name":"a","children":[{"name":"b","children":[]}]}

    // Numbers become what the type asks for.
    int|float|decimal number = check jsondata:parseString("3");
    io:println(number is int); // @output true
    number = check jsondata:parseString("3.5");
    io:println(number is float); // @output true
    decimal exact = check jsondata:parseString("0.1234567890123456789012345");
    io:println(exact); // @output 0.1234567890123456789012345
    float inexact = check jsondata:parseString("3");
    io:println(inexact); // @output 3.0
    json tree2 = check jsondata:parseString(string `{"i": 1, "f": 2.5, "s": "\ud83d\ude00"}`);
    io:println(tree2); // @output {"i":1,"f":2.5,"s":"😀"}

    // The first alternative that fits is taken.
    Shape shape = check jsondata:parseString(string `{"side": 2, "colour": "red"}`);
    io:println(shape is Square, shape); // @output true{"side":2.0,"colour":"red"}
    string|Circle[] either = check jsondata:parseString(string `[{"radius": 1}]`);
    io:println(either); // @output [{"radius":1.0}]

    // Options.
    Order|error missing = jsondata:parseString(string `{"order-id": 7, "lines": []}`);
    show(missing); // @output error: required field 'note' not present in JSON
    Order lenient = check jsondata:parseString(string `{"order-id": 7, "coupon": null, "lines": []}`,
            {allowDataProjection: {nilAsOptionalField: true, absentAsNilableType: true}});
    io:println(lenient); // @output {"id":7,"customer":"nobody","note":null,"lines":[]}
    lenient = check jsondata:parseAsType({"order-id": 8, "coupon": null, "lines": []},
            {allowDataProjection: {nilAsOptionalField: true, absentAsNilableType: true}});
    io:println(lenient.id); // @output 8
    Order|error notOptional = jsondata:parseString(string `{"order-id": 7, "note": "", "coupon": null, "lines": []}`);
    show(notOptional); // @output error: incompatible value 'null' for type 'string' in field 'coupon'
    Circle|error strict = jsondata:parseString(string `{"radius": 1, "colour": "red"}`, {allowDataProjection: false});
    show(strict); // @output error: undefined field 'colour'
    Pair|error tooLong = jsondata:parseString(string `[1, "x", 2]`, {allowDataProjection: false});
    show(tooLong); // @output error: array size is not compatible with the expected size

    // What is wrong is told.
    Order|error wrong = jsondata:parseString(string `{"order-id": 7, "note": "", "lines": [{"sku": "a", "quantity": "2", "price": 1}]}`);
    show(wrong); // @output error: incompatible value '2' for type 'int' in field 'lines.quantity'
    int|error fraction = jsondata:parseString("5.5");
    show(fraction); // @output error: incompatible expected type 'int' for value '5.5'
    byte|error range = jsondata:parseString("256");
    show(range); // @output error: incompatible expected type 'byte' for value '256'
    int|error structure = jsondata:parseString(string `{"a": 1}`);
    show(structure); // @output error: invalid type 'int' expected 'map type'
    Twice|error twice = jsondata:parseString(string `{"b": 1}`);
    show(twice); // @output error: duplicate field 'b'
    json|error syntax = jsondata:parseString("{\n\"a\": tru}");
    show(syntax); // @output error: 'unrecognized token 'tru'' at line: '2' column: '9'
    json|error empty = jsondata:parseString("");
    show(empty); // @output error: 'empty JSON document' at line: '1' column: '1'
    Pair|error hidden = jsondata:parseString(string `[1, "x", {"never" "read"}]`);
    show(hidden); // @output error: 'expected ':'' at line: '1' column: '19'
    Circle|error ofJson = jsondata:parseAsType({radius: [1]});
    show(ofJson); // @output error: incompatible expected type 'float' for value '[1]'
}
