// A resource method may have an included record parameter behind those of its
// path.

import ballerina/io;

type Paging record {
    int page = 1;
    string sort?;
};

client class Store {
    resource function get [string... path](string? note = (), *Paging paging) returns string =>
        string `${path.toString()} ${note ?: "-"} ${paging.page} ${paging?.sort ?: "-"}`;
}

public function main() {
    Store s = new;
    string a = s->/orders/open(page = 3, sort = "id");
    io:println(a); // @output ["orders","open"] - 3 id
    string b = s->/.get("n");
    io:println(b); // @output [] n 1 -
}
