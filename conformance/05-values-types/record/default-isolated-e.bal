// A default expression meets the requirements for an isolated function.

int counter = 0;

function next() returns int {
    counter += 1;
    return counter;
}

type A record {|
    int x = counter; // @error
    int y = next(); // @error
|};
