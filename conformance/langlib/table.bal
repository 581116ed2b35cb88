import ballerina/io;

type Row record {|
    readonly int id;
    string name;
|};

public function main() {
    table<Row> key(id) t = table [
        {id: 1, name: "a"},
        {id: 3, name: "b"}
    ];
    io:println(t.length(), " ", t.get(3), " ", t.hasKey(2), " ", t.nextKey()); // @output 2 {"id":3,"name":"b"} false 4
    t.add({id: 5, name: "c"});
    t.put({id: 3, name: "B"});
    io:println(t.keys(), " ", t.toArray().map(r => r.name)); // @output [1,3,5] ["a","B","c"]
    io:println(t.filter(r => r.id > 1).length()); // @output 2
    io:println(t.map(r => {name: r.name}).toArray()); // @output [{"name":"a"},{"name":"B"},{"name":"c"}]
    io:println(t.reduce(isolated function(int sum, Row r) returns int => sum + r.id, 0)); // @output 9
    string names = "";
    t.forEach(function(Row r) {
        names += r.name;
    });
    io:println(names); // @output aBc
    io:println(t.remove(1), " ", t.removeIfHasKey(1) is ()); // @output {"id":1,"name":"a"} true
    var it = t.iterator();
    io:println(it.next()); // @output {"value":{"id":3,"name":"B"}}
    error? e = trap t.add({id: 3, name: "x"});
    io:println(e is error ? e.message() : "none"); // @output {ballerina/lang.table}KeyConstraintViolation
    t.removeAll();
    io:println(t.length(), " ", t.nextKey()); // @output 0 0
    _ = t.get(9); // @panic cannot find key '9'
}
