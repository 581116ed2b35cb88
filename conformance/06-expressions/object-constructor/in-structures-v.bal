// Object constructors may be members, arguments and results.

import ballerina/io;

type Animal object {
    public function sound() returns string;
};

function all() returns Animal[] => [
    object {
        public function sound() returns string => "woof";
    },
    object Animal {
        public function sound() returns string => "meow";
    }
];

public function main() {
    io:println(all().map(a => a.sound())); // @output ["woof","meow"]
    map<Animal> m = {
        cow: object {
            public function sound() returns string => "moo";
        }
    };
    io:println(m.get("cow").sound()); // @output moo
}
