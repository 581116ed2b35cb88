// object:RawTemplate is the type of every raw template.

import ballerina/io;

function sql(object:RawTemplate t) returns string => string:'join("?", ...t.strings) + " " + t.insertions.toString();

public function main() {
    string name = "x";
    io:println(sql(`select * from t where name = ${name} and n > ${1}`)); // @output select * from t where name = ? and n > ? ["x",1]
}
