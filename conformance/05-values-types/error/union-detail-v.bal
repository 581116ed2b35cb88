// Details with unions and optional fields are read by their types.

import ballerina/io;

type Info record {|
    int|string id;
    string hint?;
|};

type Fault error<Info>;

function show(Fault f) returns string {
    Info & readonly d = f.detail();
    int|string id = d.id;
    return (id is int ? "#" : "@") + id.toString() + (d?.hint ?: "");
}

public function main() {
    io:println(show(error("x", id = 1)), show(error("y", id = "a", hint = "?"))); // @output #1@a?
}
