// Type tests whose result is certain make code unreachable.

type Dog record {|
    string bark;
|};

type Cat record {|
    string meow;
|};

function f(Dog|Cat pet) returns string {
    if pet is Dog {
        return pet.bark;
    } else if pet is Cat {
        return pet.meow;
    } else {
        return ""; // @error
    }
}

function g(int|string v) {
    if v is anydata {
        return;
    }
    int n = 1; // @error
}

function h(int v) {
    if v is string { // @error
    }
}
