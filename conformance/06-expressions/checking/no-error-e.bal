// What is checked may be an error, or is at least a call that gives one.

public function main() returns error? {
    int n = check value(); // @error
    check "x"; // @error
}

function value() returns string|error => "x";
