// toJson makes json of plain data: tables become lists, xml strings.

import ballerina/io;

public function main() {
    anydata t = table key(k) [{k: 1, x: xml `<a/>`}];
    json j = t.toJson();
    io:println(j is json[], j); // @output true[{"k":1,"x":"<a/>"}]
    map<anydata> & readonly m = {a: [1]};
    json copy = m.toJson();
    any c = copy;
    io:println(c is readonly, c is map<json>, copy == m); // @output falsetruetrue
}
