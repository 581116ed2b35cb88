// All clauses may stand before do.

import ballerina/io;

public function main() {
    string[] log = [];
    from int n in 1 ... 10
    where n % 2 == 1
    let int square = n * n
    order by square descending
    limit 3
    do {
        log.push(square.toString());
    };
    io:println(log); // @output ["81","49","25"]
}
