// A closed record of json members is json; what belongs depends on members.

import ballerina/io;

type Order record {|
    int id;
    string[] items;
    decimal? sum;
|};

public function main() {
    Order o = {id: 1, items: ["pen"], sum: 2.5};
    json j = o;
    io:println(j === o, " ", j.toJsonString()); // @output true {"id":1, "items":["pen"], "sum":2.5}
    any open = <record {int id;}>{id: 1};
    io:println(open is json); // @output false
}
