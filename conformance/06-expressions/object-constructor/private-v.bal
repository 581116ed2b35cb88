// Private members are visible within the constructor.

import ballerina/io;

type Bank object {
    function deposit(int n) returns int;
};

public function main() {
    Bank b = object {
        private int balance = 0;

        function deposit(int n) returns int {
            self.balance += n;
            return self.twice(self.balance);
        }

        private function twice(int n) returns int => n * 2;
    };
    io:println(b.deposit(4), b.deposit(1)); // @output 810
}
