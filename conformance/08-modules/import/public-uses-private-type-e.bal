// What is public does not mention types that are not.

type Hidden record {|
    int x;
|};

public function f(Hidden h) { // @error
}

public function g() returns Hidden? => (); // @error

public type T record {|
    Hidden h; // @error
|};
