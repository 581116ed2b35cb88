// A structure is plain data when all its members are, at any depth.

import ballerina/io;

public function main() {
    any plain = <anydata[]>[1, ["a", xml `<b/>`]];
    any other = <any[]>[1, ["a", main]];
    io:println(plain is anydata, " ", other is anydata); // @output true false
    readonly & any[] frozen = [1, ["a"]];
    io:println(frozen is anydata); // @output true
}
