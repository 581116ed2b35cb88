// What where tells of a variable holds in the clauses behind it, also of the
// values that are aggregated.

import ballerina/io;

type Reading record {|
    string sensor;
    int? value;
|};

public function main() {
    Reading[] readings = [{sensor: "a", value: 2}, {sensor: "b", value: ()}, {sensor: "a", value: 5}];
    int total = from var {value} in readings
        where value is int
        collect sum(value);
    io:println(total); // @output 7
    var perSensor = from var {sensor, value} in readings
        where value is int
        group by sensor
        select [sensor, max(value)];
    io:println(perSensor); // @output [["a",5]]
    int[] sorted = from var {value} in readings
        where value is int
        order by value descending
        let int next = value + 1
        select next + value;
    io:println(sorted); // @output [11,5]
}
