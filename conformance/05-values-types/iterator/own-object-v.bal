// Any object with such a next method can be what iterator gives.

import ballerina/io;

class Down {
    *object:Iterable;
    private int n;

    function init(int n) {
        self.n = n;
    }

    public function iterator() returns object {
        public isolated function next() returns record {|int value;|}?;
    } {
        return new Steps(self.n);
    }
}

class Steps {
    private int n;

    function init(int n) {
        self.n = n;
    }

    public isolated function next() returns record {|int value;|}? {
        self.n -= 1;
        return self.n < 0 ? () : {value: self.n};
    }
}

public function main() {
    Down d = new (3);
    int[] list = from int n in d
        select n;
    foreach int n in d {
        list.push(n);
    }
    io:println(list); // @output [2,1,0,2,1,0]
}
