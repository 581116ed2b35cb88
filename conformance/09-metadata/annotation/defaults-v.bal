// Without a value an annotation has the defaults of its type; what a module
// computes for it is computed when the module is initialized.

import ballerina/io;

type Settings record {|
    string name = "standard";
    int[] sizes = [1, 2];
    int level = 0;
|};

annotation Settings settings on type, function, class;

int level = 10;

function nextLevel() returns int {
    level += 1;
    return level;
}

@settings
type Plain int;

@settings {level: nextLevel()}
type Counted int;

@settings {sizes: [base(), 4]}
type Computed int;

function base() returns int => level * 2;

public function main() {
    level = 100;
    Settings? plain = Plain.@settings;
    Settings? again = Plain.@settings;
    io:println(plain?.name, plain?.sizes, plain === again, plain.isReadOnly()); // @output standard[1,2]truetrue
    io:println(Counted.@settings?.level, Counted.@settings?.level); // @output 1111
    Settings? computed = Computed.@settings;
    io:println((computed?.sizes ?: [])[0] < 50); // @output true
}
