// any holds behavioural values as well as data.

import ballerina/io;

public function main() {
    any[] all = [1, main, object {}, [error("x")], xml `<a/>`, int, [1].toStream()];
    io:println(from any v in all
        where v !is anydata
        select true); // @output [true,true,true,true,true]
}
