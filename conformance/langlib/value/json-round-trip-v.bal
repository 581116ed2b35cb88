// What toJsonString writes fromJsonString reads, for every kind of json.

import ballerina/io;

public function main() returns error? {
    json[] all = [(), true, 0, -12, 1.5d, "", "a\\\"\u{7}é\u{1F600}", [], [[1], {}], {a: {b: [()]}, "c d": "e"}];
    int same = 0;
    foreach json j in all {
        json back = check j.toJsonString().fromJsonString();
        same += back == j ? 1 : 0;
    }
    io:println(same == all.length()); // @output true
    io:println(check "  [ 1 , {\"a\" : \"\\u0041\\/\"} ]  ".fromJsonString()); // @output [1,{"a":"A/"}]
}
