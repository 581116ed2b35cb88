// Methods, fields and parameters of objects may be annotated with values.

import ballerina/io;

type Rule record {|
    int max = 0;
    string[] tags = [];
|};

annotation Rule rule on object function, object field, parameter, return, class;

@rule {max: 1}
class Account {
    @rule {max: 2, tags: ["f"]}
    int n = 0;

    @rule
    function add(@rule {max: 5} int k) returns @rule int {
        self.n += k;
        return self.n;
    }
}

public function main() {
    Account a = new;
    io:println(a.add(3), (typeof a).@rule); // @output 3{"max":1,"tags":[]}
}
