// The words of query clauses are no reserved keywords.

import ballerina/io;

public function main() {
    int select = 1;
    int 'where = 2;
    int 'limit = 3;
    int 'order = 4;
    int ascending = 5;
    io:println(select + 'where + 'limit + 'order + ascending); // @output 15
}
