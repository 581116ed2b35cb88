// continue goes on with the next round of the nearest loop.

import ballerina/io;

public function main() {
    string[] log = [];
    foreach int i in 0 ..< 3 {
        if i == 1 {
            continue;
        }
        int j = 0;
        while j < 3 {
            j += 1;
            if j == 2 {
                continue;
            }
            log.push(string `${i}${j}`);
        }
    }
    io:println(log); // @output ["01","03","21","23"]
}
