// typeIds gives the type-ids of a type, the primary ones first asked for.

import ballerina/io;
import ballerina/lang.'typedesc as td;

type Base distinct error;
type More distinct Base;

public function main() {
    td:TypeId[]? all = td:typeIds(More);
    td:TypeId[]? primary = td:typeIds(More, true);
    td:TypeId[]? none = td:typeIds(int);
    io:println((all ?: []).length(), (primary ?: []).length(), (none ?: []).length()); // @output 210
    io:println((primary ?: [])[0].localId); // @output More
}
