// get may give a service object that has the rest of the path.

import ballerina/io;

service class Room {
    final int number;

    function init(int number) {
        self.number = number;
    }

    resource function get number() returns int => self.number;
}

service class House {
    resource function get rooms/[int n]() returns Room|error => n < 3 ? new Room(n) : error("no room");
}

public function main() {
    House h = new;
    any v = h;
    io:println(v is service object {}); // @output true
}
