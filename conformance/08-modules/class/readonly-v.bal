// A readonly class makes objects that are immutable, deeply.

import ballerina/io;

readonly class Conf {
    int[] ports;
    string name = "x";

    function init(int[] & readonly ports) {
        self.ports = ports;
    }
}

public function main() {
    Conf c = new ([1, 2]);
    readonly r = c;
    int[] & readonly ports = c.ports;
    io:println(r is Conf, ports); // @output true[1,2]
}
