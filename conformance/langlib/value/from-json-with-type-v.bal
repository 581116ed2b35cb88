// fromJsonWithType also undoes the conversions of toJson.

import ballerina/io;

type Row record {|
    readonly int k;
    xml x;
|};

public function main() returns error? {
    json j = [{k: 1, x: "<a/>"}];
    table<Row> key(k) t = check j.fromJsonWithType();
    io:println(t.get(1).x == xml `<a/>`); // @output true
    Row r = check "{\"k\": 2, \"x\": \"t\"}".fromJsonStringWithType();
    io:println(r.k, r.x); // @output 2t
}
