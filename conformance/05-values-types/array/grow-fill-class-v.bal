// Each filler is an object of its own, made by new without arguments; records
// and lists of such objects are filled in too.

import ballerina/io;

int made = 0;

class Lamp {
    final int number;

    function init(int step = 1) {
        made += step;
        self.number = made;
    }
}

type Room record {|
    string name = "room";
    Lamp[2] lamps = [];
|};

public function main() {
    Lamp[3] l = [];
    io:println(l[0].number, l[1].number, l[2].number, made); // @output 1233
    Room[] r = [];
    r.setLength(2);
    io:println(r[1].name, r[1].lamps[1].number, r[0].lamps[0] === r[1].lamps[0]); // @output room7false
}
