import ballerina/io;

type Leaf record {|
    int n;
|};

type Tree record {|
    string name;
    Tree[] children = [];
    Leaf? leaf?;
|};

type Closed record {|
    int a;
|};

type Open record {|
    string s;
    int...;
|};

type Mixed (int|string|Closed)[];

type Shape Closed|Open;

type Immutable readonly & record {|
    int[] values;
    map<string> names;
|};

function show(anydata|error v) {
    if v is error {
        io:println(v.detail().get("message"));
    } else {
        io:println(v);
    }
}

public function main() returns error? {
    json j = {name: "root", children: [{name: "a", leaf: {n: 1.0}}, {name: "b", leaf: ()}]};
    Tree t = check j.cloneWithType();
    io:println(t); // @output {"name":"root","children":[{"name":"a","children":[],"leaf":{"n":1}},{"name":"b","children":[],"leaf":null}]}

    show((<json>["x", 1, {a: 2}]).cloneWithType(Mixed)); // @output ["x",1,{"a":2}]
    show((<json>{s: "x", b: 2}).cloneWithType(Shape)); // @output {"s":"x","b":2}
    show((<json>{a: 1.6}).cloneWithType(Shape)); // @output {"a":2}
    Immutable i = check (<json>{values: [1, 2], names: {x: "y"}}).cloneWithType();
    io:println(i.isReadOnly(), i.values.isReadOnly()); // @output truetrue

    int[3] three = check (<json>[1, 2]).cloneWithType();
    io:println(three); // @output [1,2,0]
    [int, string, boolean...] tuple = check (<json>[1, "a", true]).cloneWithType();
    io:println(tuple); // @output [1,"a",true]
    map<float> floats = check (<json>{a: 1, b: 2.5}).cloneWithType();
    io:println(floats); // @output {"a":1.0,"b":2.5}
    byte[] bytes = check (<json>[1, 255]).cloneWithType();
    io:println(bytes); // @output [1,255]
    1|2 one = check (<json>1.0).cloneWithType();
    io:println(one); // @output 1
    table<Closed> tab = check (<json>[{a: 1}, {a: 2}]).fromJsonWithType();
    io:println(tab); // @output [{"a":1},{"a":2}]

    show((<json>[1, "x"]).cloneWithType(int[]));
    // @output 'json[]' value cannot be converted to 'int[]': 
    // @output 		array element '[1]' should be of type 'int', found '"x"'
    show((<json>{name: "r", children: [{name: 5}]}).cloneWithType(Tree));
    // @output 'map<json>' value cannot be converted to 'Tree': 
    // @output 		field 'children[0].name' in record 'Tree' should be of type 'string', found '5'
    show((<json>{a: 1, b: 2}).cloneWithType(Closed));
    // @output 'map<json>' value cannot be converted to 'Closed': 
    // @output 		undefined field 'b' in record 'Closed'
    show((<json>()).cloneWithType(Closed)); // @output cannot convert '()' to type 'Closed'
    show((<json>300).cloneWithType(byte)); // @output 'int' value cannot be converted to 'byte'
}
