// Members that are not public are visible in the whole module.

import ballerina/io;

class Meter {
    int count = 0;

    function tick() {
        self.count += 1;
    }
}

public function main() {
    Meter m = new;
    m.tick();
    m.count += 10;
    io:println(m.count); // @output 11
}
